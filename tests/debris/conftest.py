"""Rules written into a fresh folder for one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.debris.packs import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Callable[..., Bench]:
    """Set up the packs given by name, as `bench(share=[rule(...)])`."""

    def set_up(**packs: Any) -> Bench:
        return Bench(tmp_path, **packs)

    return set_up
