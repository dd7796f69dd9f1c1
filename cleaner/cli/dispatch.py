"""The first word says which command runs; without one it is `clean IN OUT`."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence

from cleaner.cli import check, clean, explain, rules, undo
from cleaner.cli.exit import INTERRUPTED, SOME_FAILED, USAGE
from cleaner.errors import CleanerError, OptionError, RuleError

_COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "explain": explain.main,
    "undo": undo.main,
    "check": check.main,
    "rules": rules.main,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name; None: the process's own).

    Returns the exit code; prints to standard output and error.
    """
    _print_anything()
    words = list(sys.argv[1:] if argv is None else argv)
    command = _COMMANDS.get(words[0]) if words else None
    try:
        code = command(words[1:]) if command else clean.main(words)
        sys.stdout.flush()
        return code
    except SystemExit as fault:  # argparse: help, version, wrong usage
        return fault.code if isinstance(fault.code, int) else USAGE
    except OptionError as fault:
        print(f"clean: {fault}", file=sys.stderr)
        return USAGE
    except RuleError as fault:
        print(fault, file=sys.stderr)
        return USAGE
    except CleanerError as fault:
        print(f"clean: {fault}", file=sys.stderr)
        return SOME_FAILED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOME_FAILED
    except KeyboardInterrupt:
        print("clean: interrupted; the files written so far are whole", file=sys.stderr)
        return INTERRUPTED


def _print_anything() -> None:
    """What a terminal's encoding can't say is written as an escape, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
