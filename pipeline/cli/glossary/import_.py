"""``pipeline glossary import``."""

from pathlib import Path

import click

from pipeline.cli.console import notice, plural
from pipeline.cli.options import project_command
from pipeline.glossary.exchange import Preference
from pipeline.project import find_project
from pipeline.translation.term_exchange import TermFile, import_terms, write_glossary
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]

_MOST_LEFT_OUT = 10


@project_command("import", example="pipeline glossary import terms.tbx")
@click.option(
    "--lang", "language", metavar="L", help="Take this language only; whose a CSV's column “target” is."
)
@click.option(
    "--format",
    "form",
    type=click.Choice([one.value for one in TermFile]),
    help="What FILE is. [default: as it looks]",
)
@click.option(
    "--prefer",
    type=click.Choice([one.value for one in Preference]),
    default=Preference.OURS.value,
    show_default=True,
    help="Who is right where the glossary (ours) and the file (theirs) differ.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def command(language: str | None, form: str | None, prefer: str, dry_run: bool, file: Path) -> int:
    """Bring the terms of a TBX or CSV file into locale/glossary.toml, whose comments and layout stay.

    TBX is that of 2008 (martif) or 2019 (styles DCA and DCT), CSV that of Weblate, Translate Toolkit, "pipeline
    glossary export" or a spreadsheet. A term belongs to the one with the same id or one of the same names. What was
    added and changed is listed; so is where the two differ, and then the exit code is 1.
    """
    project = find_project(Path())
    chosen = project.select_languages([language], with_source=False)[0] if language else None
    with writing_alone(project, notice):
        done = import_terms(project, file, chosen, TermFile(form) if form else None, Preference(prefer))
        if not dry_run:
            write_glossary(project, done)
    changes = done.changes
    for name, lines in (
        ("added", changes.added),
        ("changed", changes.changed),
        ("differs", changes.conflicts),
    ):
        for line in lines:
            click.echo(f"{name}: {line}")
    for line in done.left_out[:_MOST_LEFT_OUT]:
        notice(f"left out: {line}")
    if len(done.left_out) > _MOST_LEFT_OUT:
        notice(f"left out: {len(done.left_out) - _MOST_LEFT_OUT} more")
    counts = (plural(len(changes.added), "term") + " added", plural(len(changes.changed), "change"))
    notice(
        ", ".join((*counts, plural(len(changes.conflicts), "difference"))) + (" (dry run)" if dry_run else "")
    )
    return 1 if changes.conflicts else 0
