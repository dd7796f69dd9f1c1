"""The command `clean`: one file a command, and all printing."""

from cleaner.cli.dispatch import main

__all__ = ["main"]
