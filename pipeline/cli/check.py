"""``pipeline check``."""

from collections import Counter
from pathlib import Path

import click

from pipeline.build.checking import Checked, check_paths
from pipeline.cli.console import notice, plural
from pipeline.cli.findings import FORMATS, present
from pipeline.cli.options import fail_on_option, language_option, project_command, reaches
from pipeline.cli.reports import counted

__all__ = ["command"]


@project_command(
    "check", example="pipeline check --lang en --since origin/main --format sarif > findings.sarif"
)
@language_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write the findings there, and not to stdout.",
)
@fail_on_option
@click.option("--since", metavar="REV", help="Look only at what changed since this revision of git.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
def command(
    languages: tuple[str, ...],
    form: str,
    output: Path | None,
    fail_on: str,
    since: str | None,
    paths: tuple[str, ...],
) -> None:
    """Check translations: terms, markup, links, numbers, punctuation and more (pipeline explain lists the checks).

    PATH is an article, or any .po file, which need not belong to a project. Without PATH the whole project
    is checked.
    """
    checked = check_paths(Path(), paths, languages, since)
    present(checked, form, None if output == Path("-") else output)
    notice(_summary(checked, since))
    if reaches(fail_on, checked.diagnostics):
        click.get_current_context().exit(1)


def _summary(checked: Checked, since: str | None) -> str:
    if not checked.catalogs and not checked.diagnostics:
        return (
            f"nothing to check: no translation changed since {since}"
            if since
            else "nothing to check: no catalogs"
        )
    counts = counted(checked.diagnostics)
    found = ", ".join(plural(count, name.removesuffix("s")) for name, count in counts.items())
    codes = Counter(one.code for one in checked.diagnostics)
    listed = ", ".join(
        f"{code} {count}" for code, count in sorted(codes.items(), key=lambda one: (-one[1], one[0]))
    )
    silenced = f", {checked.silenced} silenced" if checked.silenced else ""
    return (
        f"{plural(checked.catalogs, 'catalog')} checked: {found}{f' ({listed})' if listed else ''}{silenced}"
    )
