"""The commands: each module parses options, calls one function and prints what it returns.

Results go to stdout, everything else to stderr. The exit code is 0 when all is well, 1 for findings at or
above ``--fail-on``, and 2 for wrong usage, configuration or input.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click

from pipeline.cli.lazy import LazyGroup, enter_folder

__all__ = ["cli", "main"]

INTERRUPTED = 130
WRONG_INPUT = 2


@click.group(
    cls=LazyGroup,
    commands_by_name={
        "init": ("init", "Make a new content project that builds at once."),
        "extract": ("extract", "Write the templates of the articles."),
        "update": ("update", "Extract, then merge into the catalogs."),
        "build": ("build", "Write localized editions into output/."),
        "preview": ("preview", "Show the site in a browser, and each change as it is saved."),
        "check": ("check", "Check translations: terms, markup, links, numbers."),
        "explain": ("explain", "Explain what a code of a finding means."),
        "publish": ("publish", "Bring the built site to a folder, a server or a branch."),
        "status": ("status", "Show what is translated and what is left."),
        "diff": ("diff", "Show what changed in an article since it was translated."),
        "glossary": ("glossary", "Find, suggest, check, import and export terms."),
        "export": ("export", "Write translations as XLIFF, TMX, CSV or XLSX."),
        "import": ("import_", "Bring in a file that translators sent back."),
        "tm": ("tm", "Search the translation memory, import and export it."),
        "adopt": ("adopt", "Fill a catalog from an existing translation."),
    },
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: pipeline init site --lang en && cd site && pipeline build",
)
@click.option("-C", "folder", metavar="DIR", help="Work as if started in DIR.")
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    help="Show the version and exit.",
    callback=lambda context, _option, wanted: _show_version(context) if wanted else None,
)
def cli(folder: str | None) -> None:
    """Localize Japanese Markdown articles with gettext catalogs."""
    enter_folder(folder)


def _show_version(context: click.Context) -> None:
    from pipeline import __version__

    click.echo(f"pipeline {__version__}")
    context.exit()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with the contract's code."""
    # a command makes a great many small values that live until it ends: looking for cycles among them every 700
    # allocations takes a seventh of its time
    gc.set_threshold(100_000, 50, 100)
    signal.signal(signal.SIGTERM, _terminate)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: what is said there goes nowhere
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 until the end
        getattr(sys, name).reconfigure(errors="backslashreplace")
    code = _run(arguments)
    gc.freeze()  # what is left goes with the process; to look for cycles in it takes 40 ms after 4,000 entries
    sys.exit(code)


def _terminate(number: int, _frame: FrameType | None) -> None:
    """End as on an exception, so that files which are only ours are removed."""
    sys.exit(128 + number)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = cli.main(arguments, prog_name="pipeline", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return WRONG_INPUT
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        from pipeline.cli.failures import explained

        if explained(error):
            return WRONG_INPUT
        raise
    return code if isinstance(code, int) else 0
