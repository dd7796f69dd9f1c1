"""The exit codes of all commands."""

from __future__ import annotations

FINE = 0
SOME_FAILED = 1
USAGE = 2
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it

EXPLAINED = """\
exit codes:
  0  all went well
  1  some file failed, or an example of a rule; with --strict also where the
     guard refused edits
  2  the command line or a rule file is at fault; nothing was done
"""
