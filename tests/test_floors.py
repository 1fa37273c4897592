"""Imports go down the floors, never up or sideways. `python tests/test_floors.py` prints the picture."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "reportedly"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors", "demo"),
    ("codebook",),
    ("values",),
    ("reading", "resources", "ledger"),
    ("extracting", "linking", "exporting"),
    ("flow",),
    ("adding",),
    ("scoring", "web"),
    ("settings",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR = {name: number for number, floor in enumerate(FLOORS) for name in floor}


def room(path: Path) -> str:
    """The top-level module or package that a source file belongs to."""
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported(tree: ast.AST) -> set[str]:
    """Top-level parts of `reportedly` that a module imports, wherever the import stands."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            if node.module == "reportedly":
                names |= {f"reportedly.{alias.name}" for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("reportedly.")}


def edges() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        own = room(path)
        if own != "__init__":  # the front door may show any floor
            found[own] |= imported(ast.parse(path.read_text(encoding="utf-8"))) - {own}
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_down(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    assert own in FLOOR, f"{own} stands on no floor: name its floor in {Path(__file__).name}"
    for other in imported(ast.parse(path.read_text(encoding="utf-8"))) - {own}:
        if other not in FLOOR:  # `from reportedly import __version__` and the like
            assert not (SOURCE / other).exists() and not (SOURCE / f"{other}.py").exists(), other
            continue
        assert FLOOR[other] < FLOOR[own], f"{path.relative_to(SOURCE)} imports {other}, which is not below {own}"


def picture() -> str:
    """The floors from the top down, each room with the rooms that it imports."""
    found = edges()
    lines = []
    for floor in reversed(FLOORS):
        for name in floor:
            if name in found:
                below = sorted(found[name] & set(FLOOR), key=lambda other: (-FLOOR[other], other))
                lines.append(f"{FLOOR[name]}  {name:<12} -> {', '.join(below) or '(nothing)'}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(picture())
