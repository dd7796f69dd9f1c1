"""Clean prose to plant debris in: paragraphs by language and genre, written for these tests."""

from __future__ import annotations

DE = {
    "news": (
        "Der Stadtrat von Hollerbach hat am Dienstagabend beschlossen, die alte Markthalle nicht "
        "abzureißen. Sie soll bis zum übernächsten Sommer saniert werden und danach wieder "
        "Händlern aus der Umgebung offenstehen.",
        "Die Kosten schätzt das Bauamt auf rund 14 Millionen Euro, von denen das Land knapp die "
        "Hälfte trägt. Einen ersten Abschlag hat das Ministerium bereits im März bewilligt.",
        "„Wir haben lange gestritten, aber am Ende war die Mehrheit klar“, sagte die "
        "Bürgermeisterin nach der Sitzung. Die Opposition kündigte an, das Verfahren prüfen zu "
        "lassen.",
        "Anwohner befürchten vor allem den Lärm der Baustelle. Ihnen hat die Verwaltung "
        "zugesichert, dass zwischen 20 Uhr abends und 7 Uhr morgens nicht gearbeitet wird.",
        "Am 9. und 10. Januar treffen sich die Beteiligten erneut, um den Zeitplan festzulegen.",
    ),
    "novel": (
        "Als Henrike die Tür aufstieß, roch es im Flur nach Bohnerwachs und kaltem Rauch. Niemand "
        "hatte seit Wochen gelüftet, und auf der Treppe lag der Staub so dick, dass ihre Schuhe "
        "Abdrücke hinterließen.",
        "»Du bist spät«, sagte die Stimme aus dem Wohnzimmer.",
        "Sie antwortete nicht sofort. Draußen fuhr die letzte Straßenbahn vorbei, und das Glas in "
        "der Vitrine klirrte leise, wie es immer geklirrt hatte, wenn die Linie 5 in die Kurve "
        "ging.",
        "Erst viel später, als der Großvater längst schlief, setzte sie sich an den Küchentisch "
        "und schrieb den Brief, den sie sich den ganzen Weg über zurechtgelegt hatte.",
    ),
    "science": (
        "Flechten wachsen auf nacktem Stein, weil in ihnen ein Pilz und eine Alge zusammenleben. "
        "Der Pilz hält das Wasser fest, die Alge liefert den Zucker.",
        "Gemessen wurde an 212 Standorten oberhalb der Baumgrenze. Die Proben stammten aus drei "
        "Höhenstufen, z. B. vom Grat und aus der geschützten Mulde darunter.",
        "Ob sich das Ergebnis auf andere Gebirge übertragen lässt, ist offen; die Autorin rät "
        "deshalb zur Vorsicht, bevor man aus den Werten auf das Klima früherer Jahrhunderte "
        "schließt.",
        "Wer die Daten nachrechnen will, findet im Anhang alle Messreihen und die Formel, nach der "
        "die Mittelwerte gebildet wurden.",
    ),
    "law": (
        "Der Verkäufer haftet nicht für Schäden, die nach der Übergabe durch unsachgemäßen "
        "Gebrauch entstehen. Das gilt nicht, wenn er einen Mangel arglistig verschwiegen hat.",
        "Die Frist beginnt mit dem Tag, an dem der Bescheid zugestellt worden ist, und endet nach "
        "einem Monat, auch wenn der letzte Tag auf einen Sonntag fällt.",
        "Über den Antrag entscheidet der Ausschuss in nicht öffentlicher Sitzung. Die Beteiligten "
        "sind vorher zu hören.",
    ),
    "recipe": (
        "Die Linsen über Nacht einweichen, am nächsten Morgen abgießen und mit frischem Wasser "
        "aufsetzen. Erst salzen, wenn sie weich sind, sonst bleiben die Schalen zäh.",
        "Inzwischen die Zwiebeln in Butter glasig dünsten und den Essig angießen. Wer es milder "
        "mag, nimmt Apfelsaft und gibt zum Schluss einen Löffel Senf hinzu.",
        "Das Ganze noch zehn Minuten ziehen lassen und mit dunklem Brot servieren.",
    ),
    "letter": (
        "Deine Karte vom Meer ist gestern angekommen, und ich habe sie gleich an den Kalender "
        "geheftet. Schreib mir bitte, ob ihr den Leuchtturm noch besteigen konntet.",
        "Bei uns ist seit dem Wochenende Winter, wenigstens sieht es so aus. Der Hund will nicht "
        "vor die Tür, und ich kann ihn verstehen.",
        "Grüße alle herzlich, und vergiss nicht, dass du im Frühjahr versprochen hast, uns zu "
        "besuchen.",
    ),
    "sport": (
        "Nach dem Seitenwechsel spielten nur noch die Gäste. Dreimal traf Okonkwo den Pfosten, "
        "ehe er in der 84. Minute doch noch zum Ausgleich kam.",
        "Der Trainer wollte von Glück nichts wissen. „Wer so oft aufs Tor schießt, hat sich den "
        "Punkt verdient“, sagte er und verschwand in der Kabine.",
        "Am Samstag geht es gegen den Tabellenführer, der zuletzt sechsmal in Folge gewonnen hat.",
    ),
    "history": (
        "Als die Eisenbahn kam, hatte das Dorf 340 Einwohner und keine Schule. Dreißig Jahre "
        "später standen hier zwei Spinnereien, und aus dem Bach war ein Kanal geworden.",
        "Die Chronik erwähnt den Brand von 1871 nur in einem Halbsatz. Mehr erfährt man aus den "
        "Briefen des Pfarrers, der die Namen der Obdachlosen notierte.",
        "Von den alten Häusern steht heute noch eines, und auch das wäre beinahe einem Parkplatz "
        "gewichen.",
    ),
    "trap": (
        "Im Abspann bat der Sender seine Zuschauer, den Beitrag nicht zu teilen, solange die "
        "Familie nicht unterrichtet war.",
        "Er las auch die Anzeige, in der ein Verlag für seinen Newsletter warb, und warf das Blatt "
        "dann ins Feuer.",
        "Wer damals einen Kommentar schreiben wollte, musste ihn von Hand setzen lassen.",
        "Die Werbung an den Haltestellen bleibt, teilte das Amt mit, aber sie wird nachts nicht "
        "mehr beleuchtet.",
    ),
}

EN = {
    "news": (
        "The ferry company said on Thursday that it would keep the night crossing until the end "
        "of the year, reversing a decision that had angered islanders for months.",
        "About 1,900 people live on the two islands, and for most of them the boat is the only "
        "way to reach a hospital after dark. A petition had gathered more names than there are "
        "voters.",
        "“We got this one wrong,” the chief executive told a crowded meeting in the school hall. "
        "She promised that no timetable would be changed again without asking the people who use "
        "it.",
        "The regional council will pay a third of the cost. Its leader called the deal “a bridge "
        "until the new ship is ready”, which may not be before 2029.",
    ),
    "novel": (
        "Marlow had not meant to stay. He had come to return a borrowed saw, and yet at midnight "
        "he was still sitting by the stove, listening to the old man talk about the flood.",
        "“You never told her,” said Edith.",
        "He turned the cup in his hands before he answered. Somewhere above them a shutter banged, "
        "stopped, and banged again, as though the house were counting.",
        "In the morning the river had dropped by a foot, and the path along the bank shone like "
        "the back of a fish.",
    ),
    "science": (
        "Most of the heat that a city stores during the day leaves it again at night. Where the "
        "streets are narrow, however, walls radiate towards each other and cool far more slowly.",
        "We placed forty sensors at the height of a child's head and read them every ten minutes "
        "for two summers. Readings taken within an hour of rain were left out.",
        "The difference between shaded and open squares was largest at five in the afternoon, "
        "when it reached 6.4 degrees; by dawn it had all but vanished.",
        "None of this proves that trees alone would be enough, but it does suggest where they "
        "should be planted first.",
    ),
    "law": (
        "The tenant shall give notice in writing no later than three months before the day on "
        "which the lease ends. A notice sent by any other means has no effect.",
        "Nothing in this section limits the right of a court to hear a claim that was brought "
        "before the Act came into force.",
        "The appeal was dismissed with costs, and the order of the lower court was upheld in "
        "every part.",
    ),
    "recipe": (
        "Rub the butter into the flour with cold hands until it looks like damp sand. Add the "
        "water a spoonful at a time, and stop as soon as the dough holds together.",
        "Let it rest in a cool place for an hour, then roll it out thinly and line the tin. The "
        "edges shrink in the oven, so leave a little standing over the rim.",
        "Serve it warm, with cream if you have any.",
    ),
    "letter": (
        "Thank you for the seeds, which arrived dry and whole in spite of the weather. I have put "
        "half of them under glass and will trust the rest to the garden in April.",
        "Your brother asks to be remembered to you. He has taken the room above the bakery, and "
        "says that he has never slept so badly or eaten so well.",
        "Write when you can, and tell me whether the new doctor is as tall as they say.",
    ),
    "sport": (
        "With eleven miles to go the leaders were still together. Then the road turned into the "
        "wind, and within a minute Haugen had opened a gap that nobody could close.",
        "She crossed the line alone, four seconds outside the record, and lay down on the grass "
        "beside the timekeeper's table.",
        "Last year's winner came in ninth and blamed nobody but herself.",
    ),
    "history": (
        "Before the railway the quarrymen carried slate to the harbour on sledges. Each load was "
        "chalked with the name of the man who had cut it, and he was paid when the ship sailed.",
        "The strike of 1904 lasted eleven weeks. It ended when the owners agreed to weigh the "
        "stone in front of a witness, which they had sworn they would never do.",
        "What is left of the village stands on private land, but the footpath is open to anyone.",
    ),
    "trap": (
        "The editor asked every reader to share the story only after the family had been told.",
        "He wrote that he would follow us on foot as far as the pass, and then go home by the "
        "lower road.",
        "She said she would leave a reply on his desk before noon, and she kept her word.",
        "They had to subscribe to three papers before anyone would print the newsletter that the "
        "school had written.",
    ),
}

PROSE = {"de": DE, "en": EN}
HEADINGS = {
    "de": ("Kein Abriss der Markthalle", "Was die Nachbarn sagen", "Ein Winter ohne Schnee"),
    "en": ("No bridge before the winter", "What the islanders want", "A house by the river"),
}


def paragraphs(language: str) -> list[str]:
    """All paragraphs of a language, genre after genre."""
    return [paragraph for genre in PROSE[language].values() for paragraph in genre]
