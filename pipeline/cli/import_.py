"""``pipeline import``."""

from pathlib import Path

import click

from pipeline.cli.console import notice, print_table
from pipeline.cli.options import project_command
from pipeline.cli.reports import print_findings
from pipeline.diagnostics import Severity, worst
from pipeline.project import find_project
from pipeline.translation.importing import bring_in
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]


@project_command("import", example="pipeline import translations.en.xlf")
@click.option("--lang", "language", metavar="L", help="The language, where the file does not name it.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def command(language: str | None, file: Path) -> int:
    """Bring in a file of "pipeline export" that a translator worked on: XLIFF, TMX, CSV or XLSX.

    Only what changed in the file is taken. A translation that was changed in the catalog since the export stays as it
    is, and is listed with its place; the exit code is 1 then. A translation of a text that was edited meanwhile becomes
    fuzzy.
    """
    project = find_project(Path())
    chosen = project.select_languages([language], with_source=False)[0] if language else None
    with writing_alone(project, notice):
        done = bring_in(project, file, chosen)
    print_table(
        ("catalog", "translated", "fuzzy", "nothing new", "file"),
        [
            (
                str(catalog.shown),
                catalog.translated,
                catalog.fuzzy,
                catalog.same,
                "updated" if catalog.changed else "unchanged",
            )
            for catalog in done.catalogs
        ],
    )
    print_findings(done.findings)
    return 1 if worst(done.findings) is Severity.ERROR else 0
