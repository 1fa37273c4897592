"""Great-circle distances."""

from __future__ import annotations

import pytest

from reportedly.values.sphere import great_circle_km


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 0), (0, 1), 111.19),
        ((0, 179.5), (0, -179.5), 111.19),
        ((90, 0), (-90, 0), 20015.09),
        ((35, 40), (35, 40), 0),
    ],
)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert great_circle_km(*one, *other) == pytest.approx(km, abs=0.01)
