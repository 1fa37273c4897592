"""Exit statuses, and how the help pages say them. docs/architecture.md has the same list."""

from __future__ import annotations

from textwrap import wrap

FOUND, USAGE, REJECTED, INTERRUPTED = 1, 2, 3, 130

_MEANINGS = {
    0: "all well",
    FOUND: "nothing could be done, or a check found something; the reason is on standard error",
    USAGE: "wrong usage",
    REJECTED: "some articles were rejected, each named with its reason; all others were done",
    INTERRUPTED: "interrupted with Ctrl-C",
}
_WIDTH = 68  # what 80 columns leave beside the status and the margins


def epilog(*statuses: int, examples: tuple[str, ...] = ()) -> str:
    """The end of a help page: examples, then the exit statuses that the command can give (0 and 2 always)."""
    wanted = sorted({0, USAGE, *statuses})
    rows = [row for status in wanted for row in _rows(status)]
    blocks = [["Exit status:", *rows]]
    if examples:
        blocks.insert(0, ["Examples:", *(f"  {example}" for example in examples)])
    return "\n\n".join("\b\n" + "\n".join(block) for block in blocks)  # \b: leave the lines as they are


def _rows(status: int) -> list[str]:
    """A status with its meaning, wrapped."""
    first, *others = wrap(_MEANINGS[status], _WIDTH)
    return [f"  {status:<5}{first}", *(f"{'':<7}{line}" for line in others)]
