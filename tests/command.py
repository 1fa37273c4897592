"""The installed command within this process: what it wrote and how it ended, as a shell would see it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from reportedly.cli import main


@dataclass(frozen=True)
class Ran:
    """One run of the command."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Run = Callable[..., Ran]


def make_run(patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> Run:
    """What runs `reportedly ARGUMENTS...` with `given` on its standard input."""

    def run(*arguments: object, given: bytes = b"") -> Ran:
        patch.setattr(sys, "argv", ["reportedly", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        written = capture.readouterr()
        return Ran(int(ended.value.code or 0), written.out.decode("utf-8"), written.err.decode("utf-8"))

    return run
