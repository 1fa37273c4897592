"""`python -m reportedly.scoring.muc4 --key FILE --response FILE [--json FILE]`: score a file of responses."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.scoring.muc4.report import as_json, table
from reportedly.scoring.muc4.score import score_muc4
from reportedly.scoring.muc4.templates import load_templates


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the summary, write the JSON if asked to. 1 when a file cannot be scored."""
    options = _options(arguments)
    try:
        scores = score_muc4(
            load_templates(options.key),
            load_templates(options.response),
            bootstrap=options.bootstrap,
            seed=options.seed,
        )
        if options.json is not None:
            options.json.write_text(as_json(scores), encoding="utf-8")
    except ReportedlyError as error:
        print(f"muc4: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"muc4: cannot write {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    print(table(scores))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m reportedly.scoring.muc4", description="The MUC-4 scorer.")
    parser.add_argument("--key", type=Path, required=True, help="templates that people filled")
    parser.add_argument("--response", type=Path, required=True, help="templates that a program filled")
    parser.add_argument("--json", type=Path, help="write {measure: {p, r, f1, n, low, high}} to this file")
    parser.add_argument("--bootstrap", type=int, default=1000, help="drawings of messages for the intervals")
    parser.add_argument("--seed", type=int, default=1, help="of the drawings")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
