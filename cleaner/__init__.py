"""Take the debris out of scraped text, mend what scraping broke, and prove it.

>>> from cleaner import clean
>>> clean("Der Rat tagt morgen in Bonn.\\n\\nLeave a Reply")
'Der Rat tagt morgen in Bonn.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result

__version__ = "0.1.0"
__all__ = ["Cleaner", "Result", "__version__", "clean"]

_HOMES = {"Cleaner": "cleaner.pipeline", "Result": "cleaner.result"}
_shared: dict[str, Any] = {}


def clean(text: str) -> str:
    """The cleaned text, by the shipped rules and the profile "balanced".

    The rules are loaded on the first call and kept. For options, the list of edits and
    undo use `Cleaner`.
    """
    cleaner = _shared.get("cleaner")
    if cleaner is None:
        from cleaner.pipeline import Cleaner

        cleaner = _shared.setdefault("cleaner", Cleaner())
    result: str = cleaner.clean(text).text
    return result


def __getattr__(name: str) -> Any:
    """`Cleaner` and `Result` are imported when first asked for, so `import cleaner` is light."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
