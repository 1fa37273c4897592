"""`training` is no installed package: it is imported from the repository's root. Slow tests run when asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes minutes; run with REPORTEDLY_SLOW=1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("slow") and not os.environ.get("REPORTEDLY_SLOW"):
            item.add_marker(pytest.mark.skip(reason="slow: set REPORTEDLY_SLOW=1 to run it"))


@pytest.fixture(scope="session")
def gold(shared: Path) -> Path:
    """The folder of the public sets."""
    return shared / "gold"
