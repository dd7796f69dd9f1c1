"""The shipped languages."""

from pathlib import Path

import pytest

from cleaner.rules.languages import load_languages
from cleaner.text.language import Language

FOLDER = Path(__file__).parents[2] / "rules" / "languages"


@pytest.fixture(scope="session")
def languages() -> dict[str, Language]:
    return {language.code: language for language in load_languages(FOLDER)}


@pytest.fixture(scope="session")
def german(languages: dict[str, Language]) -> Language:
    return languages["de"]
