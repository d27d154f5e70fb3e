"""``pipeline export``."""

import os
from pathlib import Path

import click

from pipeline.cli.console import notice, plural
from pipeline.cli.options import articles_argument, project_command
from pipeline.cli.reports import one_line, print_findings
from pipeline.diagnostics import Severity, worst
from pipeline.exchange import FORMATS, State
from pipeline.project import find_project
from pipeline.translation.exporting import export
from pipeline.translation.sending import send
from pipeline.workspace.writing import told_as_input_error

__all__ = ["command"]

_STATES = tuple(state.value for state in State)


@project_command("export", example="pipeline export --lang en --format xlsx --only untranslated --only fuzzy")
@click.option("--lang", "language", metavar="L", required=True, help="The language, such as en or zh_Hans.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="xliff", show_default=True)
@click.option(
    "--only",
    type=click.Choice(_STATES),
    multiple=True,
    help="Only entries in this state (repeatable); all of them without it.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE|DIR/",
    type=click.Path(),
    help="The file to write, or a folder for a file per article. [default: translations.L.SUFFIX]",
)
@click.option("--overwrite", is_flag=True, help="Replace a file that has something else in it.")
@articles_argument
def command(
    language: str,
    form: str,
    only: tuple[str, ...],
    output: str | None,
    overwrite: bool,
    articles: tuple[str, ...],
) -> int:
    """Write catalogs as a file for translators whose tools don't read PO.

    xliff is XLIFF 1.2, xliff2 is 2.1. What comes back goes into the catalogs with "pipeline import". Obsolete entries
    are not exported. Entries that the format cannot hold are listed, and left out.
    """
    project = find_project(Path())
    (chosen,) = project.select_languages([language], with_source=False)
    kind = FORMATS[form]
    states = frozenset(map(State, only or _STATES))
    done = export(project, project.select_articles(articles), chosen, kind, states)
    print_findings(done.left_out, err=True)
    if not done.bundle.units:
        notice("nothing to export")
    else:
        target = Path(output or f"translations.{chosen}{kind.suffix}").absolute()
        if output and output.endswith(("/", os.sep)):
            with told_as_input_error(project, "exchange", target):
                target.mkdir(parents=True, exist_ok=True)
        for sent in send(done.bundle, kind, target, project, overwrite=overwrite):
            click.echo(one_line(f"{sent.shown} ({plural(sent.units, 'unit')})"))
    return 1 if worst(done.left_out) is Severity.ERROR else 0
