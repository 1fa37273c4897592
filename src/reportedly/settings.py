"""Where things are kept: the ledger that a command works on, and the user's own data."""

from __future__ import annotations

import os
from pathlib import Path

LEDGER_VARIABLE = "REPORTEDLY_LEDGER"
DATA_VARIABLE = "REPORTEDLY_DATA"
LEDGER_NAME = "reportedly.sqlite"


def ledger_path(given: Path | None) -> Path:
    """The ledger named on the command line, else by the environment, else `reportedly.sqlite` in this folder."""
    if given is not None:
        return given
    return Path(os.environ.get(LEDGER_VARIABLE) or LEDGER_NAME)


def data_folder() -> Path:
    """The user's data folder: `$REPORTEDLY_DATA`, else the XDG data home."""
    if stated := os.environ.get(DATA_VARIABLE):
        return Path(stated)
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "reportedly"


def user_gazetteer() -> Path | None:
    """The gazetteer that `reportedly gazetteer add` built, if there is one."""
    path = data_folder() / "gazetteer.sqlite"
    return path if path.exists() else None
