"""Headlines and sub-headings are told from menus and links, and stay."""

from __future__ import annotations

import pytest

from cleaner.debris.evidence import Lay, lay_of
from cleaner.debris.headings import headlines, subheadings
from cleaner.pipeline import Cleaner
from cleaner.text.document import lines_of
from tests.debris.packs import FUNCTION_WORDS, PROSE

HEADLINE = "Smith of the quay writes a letter"


def lay(*lines: str) -> Lay:
    return lay_of(lines_of("\n\n".join(lines)), frozenset(), FUNCTION_WORDS)


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ((HEADLINE,), [0]),
        (("Home", "News", HEADLINE, "By Dyck", "12 May"), [2]),
        (("Ten roads that no map shows", "Home"), [0]),  # the nearest one with words enough
        (("Ten roads that no map shows", *["Home"] * 4), []),
        (("Ten roads that no map shows:", "Home"), []),
        ((HEADLINE, *["Home"] * 8), []),  # too far above
        (("Smith",), []),  # a single word may be a menu's
    ],
)
def test_headlines_say_what_the_article_says(above: tuple[str, ...], found: list[int]) -> None:
    made = lay(*above, *PROSE)
    assert sorted(headlines(made, [0] * len(made.lines))) == found
    assert headlines(lay("The tale of ten roads", *PROSE), [40] * 5) == frozenset()


def test_a_headline_in_chinese() -> None:
    prose = (
        "柯达公司周四向法院申请破产保护，并表示将继续经营，公司的律师说重组计划会在夏天之前"
        "提交给法院，供债权人审议。"
    )
    above = ["首页", "今天的天气很好", "柯达公司申请破产保护"]
    assert sorted(headlines(lay(*above, prose), [40] * 4)) == [2]


def test_subheadings_stand_alone_between_paragraphs() -> None:
    made = lay(PROSE[0], "The ferry", PROSE[1], "Home", "News", PROSE[2], "The forge:", PROSE[3])
    assert sorted(subheadings(made)) == [1]


def test_both_stay_on_a_page_of_menus() -> None:
    menu = ["Home", "News", "Sport", "Log in", "Share this", "Subscribe", "Privacy policy"]
    page = [*menu, HEADLINE, PROSE[0], PROSE[1], "Down by the river", PROSE[2], PROSE[3], *menu]
    clean = Cleaner().clean("\n".join(page)).text
    assert HEADLINE in clean
    assert "Down by the river" in clean
    assert "Log in" not in clean


def test_a_recipe_stays_whole_between_its_buttons() -> None:
    recipe = ["Ingredients", "200 g flour", "100 g sugar", "2 eggs", "Butter", "Cinnamon", "Method"]
    steps = ["Heat the oven.", "Mix flour, sugar and eggs.", "Add the plums."]
    page = ["Jump to Recipe | Print Recipe", PROSE[0], *recipe, *steps, "Leave a Reply", "Name *"]
    assert Cleaner().clean("\n".join(page)).text.split("\n") == [PROSE[0], *recipe, *steps]


def test_headings_of_short_paragraphs_stay() -> None:
    page = """Gamla bron stängs till hösten

Den gamla bron över älven stängs i fem månader. Kommunalrådet meddelade det på torsdagen.

Färja för gående

Under tiden går det en färja för gående och cyklister mellan de två stränderna.

Dela artikeln"""
    clean = Cleaner().clean(page).text
    assert clean == page.removesuffix("\n\nDela artikeln")
