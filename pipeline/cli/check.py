"""``pipeline check``."""

from pathlib import Path

import click

from pipeline.build.checking import Checked, check_paths
from pipeline.cli.console import notice, plural
from pipeline.cli.findings import FORMATS
from pipeline.cli.options import language_option, project_command
from pipeline.cli.reports import counted
from pipeline.diagnostics import Severity, worst

__all__ = ["command"]

_THRESHOLDS = {
    "error": Severity.ERROR.rank,
    "warning": Severity.WARNING.rank,
    "never": Severity.ERROR.rank + 1,
}


@project_command("check", example="pipeline check --lang en --format sarif > findings.sarif")
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(list(_THRESHOLDS)),
    default="error",
    show_default=True,
    help="From which severity on the exit code is 1.",
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
def command(languages: tuple[str, ...], form: str, fail_on: str, paths: tuple[str, ...]) -> None:
    """Check translations: terms, markup, links, numbers, text left in the source language.

    PATH is an article, or any .po file, which need not belong to a project. Without PATH the whole project
    is checked.
    """
    checked = check_paths(Path(), paths, languages)
    text = FORMATS[form](checked)
    if text:
        click.echo(text)
    notice(_summary(checked))
    gravest = worst(checked.diagnostics)
    if gravest and gravest.rank >= _THRESHOLDS[fail_on]:
        click.get_current_context().exit(1)


def _summary(checked: Checked) -> str:
    counts = counted(checked.diagnostics)
    found = ", ".join(plural(count, name.removesuffix("s")) for name, count in counts.items())
    return f"{plural(checked.catalogs, 'catalog')} checked: {found}"
