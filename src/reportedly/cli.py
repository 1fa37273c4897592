"""The command line: the commands by name, and what every one of them does with errors."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.commands import add as adding
from reportedly.commands import gazetteer, look, score
from reportedly.commands.exits import FOUND, INTERRUPTED, REJECTED, USAGE, epilog
from reportedly.commands.output import say
from reportedly.commands.read import read
from reportedly.commands.verify import verify
from reportedly.errors import NetworkOffError, ReportedlyError

HELP = """News in, incidents out, and every value says who said so.

Reads news on armed conflict and political violence: who says what, through whom, in which words; what happened, where,
when, by whom, to whom, with what, how many; who confirms, denies or will not confirm. Works offline: nothing leaves
this machine unless you ask for it.
"""

# rich_markup_mode None: plain help, which reads better in 80 columns and in pipes than frames do.
app = typer.Typer(
    name="reportedly",
    help=HELP,
    epilog=epilog(
        FOUND,
        REJECTED,
        INTERRUPTED,
        examples=("reportedly demo", "reportedly read ARTICLE.txt --published 2023-10-27 --publisher NAME"),
    ),
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
score_app = typer.Typer(help="Measure accuracy on annotated articles.", rich_markup_mode=None, no_args_is_help=True)
gazetteer_app = typer.Typer(help="Your own places beside those that come with it.", rich_markup_mode=None)


@app.callback()
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """The version where it is asked for, and the help page where nothing is."""
    if version:
        from importlib.metadata import version as installed  # late: a third of the start-up time of every command

        typer.echo(f"reportedly {installed('reportedly')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command(
    epilog=epilog(
        FOUND,
        REJECTED,
        INTERRUPTED,
        examples=(
            "reportedly read ARTICLE.txt --published 2023-10-27 --publisher NAME",
            "reportedly read NEWS/ --format jsonl | head",
            "reportedly read NEWS/ --format annotation --out PREDICTED",
        ),
    )
)(read)
app.command(
    epilog=epilog(
        FOUND,
        REJECTED,
        INTERRUPTED,
        examples=("reportedly add NEWS/ MORE.jsonl --workers 4", "reportedly add - < ARTICLE.html"),
    )
)(adding.add)
app.command(epilog=epilog(FOUND, INTERRUPTED))(adding.demo)
app.command(epilog=epilog(FOUND))(look.incidents)
app.command(epilog=epilog(FOUND))(look.show)
app.command(
    epilog=epilog(
        FOUND,
        examples=("reportedly claims --act denies", "reportedly claims --format jsonl > claims.jsonl"),
    )
)(look.claims)
app.command(epilog=epilog(FOUND))(verify)
score_app.command(epilog=epilog(FOUND))(score.incidents)
for name, about in score.SETS.items():
    score_app.command(name, help=about, epilog=epilog(FOUND))(score.of_set(name))
gazetteer_app.command(epilog=epilog(FOUND))(gazetteer.add)
app.add_typer(score_app, name="score")
app.add_typer(gazetteer_app, name="gazetteer")


def main() -> None:
    """The installed command: every error is one line on standard error, never a traceback."""
    try:
        app()
    except NetworkOffError as error:
        say(f"reportedly: {error}")
        sys.exit(USAGE)
    except ReportedlyError as error:
        say(f"reportedly: {error}")
        sys.exit(FOUND)
    except OSError as error:  # a folder that cannot be written, a full disk
        say(f"reportedly: {error.filename or 'file'}: {error.strerror or error}")
        sys.exit(FOUND)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            say("reportedly: interrupted")
        raise


if __name__ == "__main__":
    main()
