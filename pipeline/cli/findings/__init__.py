"""The forms in which findings are printed: a module for each, of which only the one in use is loaded."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import click

from pipeline.build.checking import Checked
from pipeline.catalog.files import write_if_changed

__all__ = ["FORMATS", "present"]

FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "contract",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
    "html": "report",
}
"""What ``--format`` may say, and the module of this package whose ``render`` makes it."""


def present(checked: Checked, form: str, output: Path | None = None) -> None:
    """Print the findings on stdout, or write them into the file ``output``, which is replaced in one step.

    On a terminal, ``text`` shows what the findings are about, too. Raises `OSError` if the file cannot be written.
    """
    on_terminal = form == "text" and output is None and sys.stdout.isatty()
    text = _renderer("terminal" if on_terminal else FORMATS[form])(checked)
    if output is None:
        if text:
            click.echo(text)
    elif output.exists() and not output.is_file():  # /dev/stdout, a pipe; or a folder, which is an error
        with output.open("w", encoding="utf-8") as stream:
            stream.write(f"{text}\n" if text else "")
    else:
        write_if_changed(output, f"{text}\n" if text else "")


def _renderer(module: str) -> Callable[[Checked], str]:
    render: Callable[[Checked], str] = import_module(f"{__name__}.{module}").render
    return render
