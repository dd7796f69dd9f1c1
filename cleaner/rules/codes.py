"""Language codes that rules may name: ISO 639-1, and ISO 639-3 where that has none."""

from __future__ import annotations

import difflib

from cleaner.rules.faults import near

# ISO 639-1 as published by the Library of Congress, without withdrawn codes.
_TWO_LETTERS = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy
da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu
hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb
lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw
ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
# ISO 639-3 codes of languages with a written web that have no code of two letters.
_THREE_LETTERS = """
ace als arq ary arz ast awa azb bal ban bar bcl bho bjn bpy bsb bug bxr ceb chr ckb crh csb
diq dsb dty egl ext fil frp frr fur gag gan gcr glk gom got gsw hak haw hif hmn hsb ilo inh
jam jbo kaa kab kbd koi krc ksh lad lez lij lmo lrc ltg lzh mai mdf mhr min mrj mwl myv mzn
nan nap nds new nso olo pag pam pap pcd pdc pfl pms pnb pnt rmy rue sah sat scn sco shn srn
stq szl tcy tet tpi tum tyv udm vec vep vls vmf vro war wuu xal xmf yue zea
"""

CODES = frozenset((_TWO_LETTERS + _THREE_LETTERS).split())

# What people write for a language, by country or by an older code.
_MEANT = {
    "ger": "de", "deu": "de", "eng": "en", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it",
    "por": "pt", "rus": "ru", "jpn": "ja", "jp": "ja", "chi": "zh", "zho": "zh", "cn": "zh",
    "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "iw": "he", "in": "id", "swe": "sv",
    "nor": "no", "dut": "nl", "nld": "nl", "pol": "pl", "tur": "tr", "us": "en", "gb": "en",
}  # fmt: skip

# The names of the thirty languages most written on the web.
_NAMES = {
    "arabic": "ar", "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr",
    "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "finnish": "fi",
    "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
    "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko",
    "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
    "deutsch": "de", "español": "es", "français": "fr", "italiano": "it", "português": "pt",
}  # fmt: skip

_HELP = "a code of ISO 639, such as `de` or `en`"


def code_help(code: str) -> str:
    """A help line for a code that is none.

    >>> code_help("english")
    'did you mean `en`?'
    >>> code_help("jp"), code_help("pt-BR")
    ('did you mean `ja`?', 'write `pt`: the wordings of all regions stand in one list')
    """
    lower = code.lower().strip()
    if lower in CODES:
        return f"write `{lower}`"
    meant = _MEANT.get(lower) or _NAMES.get(lower)
    if meant:
        return f"did you mean `{meant}`?"
    if lower.replace("_", "-").split("-")[0] in CODES:
        base = lower.replace("_", "-").split("-")[0]
        return f"write `{base}`: the wordings of all regions stand in one list"
    if len(lower) > 3:  # a misspelt name is nearer to a name than to any code
        found = difflib.get_close_matches(lower[:60], _NAMES, n=1, cutoff=0.75)
        return f"did you mean `{_NAMES[found[0]]}`?" if found else _HELP
    return near(lower, sorted(CODES)) or _HELP
