"""Plain data beside the rules (weights, profiles): YAML read with every scalar as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from cleaner.errors import RuleError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_data(path: Path) -> Any:
    """The mappings, lists and texts of one YAML file; raises `RuleError` with the fault."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise RuleError(f"{path}: can't read this file: {fault}") from fault
