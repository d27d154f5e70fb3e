"""``pipeline build``."""

from pathlib import Path, PurePosixPath

import click

from pipeline.build.lock import writing_alone
from pipeline.build.site import FORMATS, Built, BuiltEdition, Format, build_site
from pipeline.cli.console import notice, plural, print_table, progress
from pipeline.cli.options import articles_argument, language_option, project_command
from pipeline.cli.reports import counted, print_findings
from pipeline.diagnostics import Severity
from pipeline.project import find_project

__all__ = ["command"]


@project_command("build", example="pipeline build --lang en --format html")
@language_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Which editions to write (repeatable); both if not given.",
)
@articles_argument
def command(languages: tuple[str, ...], formats: tuple[Format, ...], articles: tuple[str, ...]) -> None:
    """Write localized editions into output/: every article and language, or those that are named.

    If anything cannot be read, nothing is written. What the checks find is told on stderr, and does not
    stop the build.
    """
    project = find_project(Path())
    with writing_alone(project, notice), progress("building") as report:
        built = build_site(project, articles=articles, languages=languages, formats=formats, report=report)
    print_findings((one for one in built.findings if one.severity is not Severity.NOTE), err=True)
    print_table(
        ("article", "language", "translated", "written"),
        [row for edition in built.editions for row in _rows(edition)],
    )
    notice(_summary(built))


def _rows(edition: BuiltEdition) -> list[tuple[str, str, str, str]]:
    done = f"{edition.percent}%"
    if not edition.files:
        return [(edition.article, edition.language, done, f"not published: {edition.held_back}")]
    return [(edition.article, edition.language, done, str(_shown(path))) for path in edition.files]


def _shown(path: PurePosixPath) -> PurePosixPath:
    return "output" / path


def _summary(built: Built) -> str:
    written = built.written
    counts = counted(built.findings)
    found = ", ".join(plural(count, name.removesuffix("s")) for name, count in counts.items() if count)
    return (
        f"{plural(len(written.changed), 'file')} written, {len(written.unchanged)} unchanged, "
        f"{len(written.removed)} removed; checks: {found or 'nothing found'}"
    )
