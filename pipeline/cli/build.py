"""``pipeline build``."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import click

from pipeline.build.loose_ends import LooseEnds
from pipeline.build.site import FORMATS, Built, BuiltEdition, Format, build_site
from pipeline.cli.console import notice, plural, print_table, progress
from pipeline.cli.options import articles_argument, language_option, project_command
from pipeline.cli.reports import counted, print_findings
from pipeline.diagnostics import Severity
from pipeline.project import find_project
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]

_NAMED = 3


@project_command("build", example="pipeline build --lang en --format html")
@language_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Which editions to write (repeatable); those of the configuration if not given: html and markdown.",
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
    for path in built.written.removed:
        notice(f"removed {_shown(path)}")
    notice(_summary(built))
    for line in (*_to_do(built.loose_ends), *built.notes):
        notice(line)
    if built.entrance:
        notice(f"open {_shown(built.entrance)}")


def _rows(edition: BuiltEdition) -> list[tuple[str, str, str, str]]:
    done = f"{edition.percent}%"
    if not edition.files:
        why = edition.held_back or "nothing of it is translated"
        return [(edition.article, edition.language, done, f"not published: {why}")]
    return [(edition.article, edition.language, done, str(_shown(path))) for path in edition.files]


def _shown(path: PurePosixPath) -> PurePosixPath:
    return "output" / path


def _summary(built: Built) -> str:
    written = built.written
    counts = counted(built.findings)
    found = ", ".join(plural(count, name.removesuffix("s")) for name, count in counts.items() if count)
    parts = (
        f"{plural(len(written.changed), 'file')} written, {len(written.unchanged)} unchanged, "
        f"{len(written.removed)} removed",
        _not_whole(built.editions),
        f"checks: {found or 'nothing found'}",
    )
    return "; ".join(filter(None, parts))


def _not_whole(editions: Sequence[BuiltEdition]) -> str:
    """How many editions are not what they are to be; empty if all are."""
    held_back = sum(bool(edition.held_back) for edition in editions)
    incomplete = sum(edition.translated < edition.units and not edition.held_back for edition in editions)
    parts = (
        f"{plural(incomplete, 'edition')} incomplete" if incomplete else "",
        f"{plural(held_back, 'edition')} not published" if held_back else "",
    )
    return ", ".join(filter(None, parts))


def _to_do(ends: LooseEnds) -> Iterator[str]:
    if ends.untranslated:
        yield f"no catalogs for {', '.join(ends.untranslated)} yet: run pipeline update"
    if ends.newcomers:
        yield f"no catalogs for {_some(ends.newcomers)} yet: run pipeline update"
    for folder in ends.left_over:
        yield f"output/{folder} is left over: {folder} is not among the languages"
    if ends.unbuilt:
        languages = ", ".join(ends.unbuilt)
        are = "is" if len(ends.unbuilt) == 1 else "are"
        yield f"the pages also link to {languages}, which {are} not built yet: run pipeline build"


def _some(names: Sequence[str]) -> str:
    """The first three names, and how many more there are."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
