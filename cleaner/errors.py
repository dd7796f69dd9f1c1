"""The errors a caller can meet; each message says what, where and how to mend."""

from __future__ import annotations


class CleanerError(Exception):
    """Any error that this package raises on purpose."""


class EditError(CleanerError):
    """Edits do not fit the text they are applied to or undone from."""


class RuleError(CleanerError):
    """Rule files are at fault; the message lists every fault with its place."""


class OptionError(CleanerError):
    """An option has a value that does not exist or cannot be used together with another."""


class ReadError(CleanerError):
    """A file or its text cannot be read; the message names the file and what to do."""


class MissingExtraError(CleanerError):
    """An optional package is needed and not installed; the message says what to install."""
