"""``pipeline adopt``."""

from pathlib import Path

import click

from pipeline.cli.console import notice, print_table
from pipeline.cli.options import project_command
from pipeline.cli.reports import one_line, print_findings, print_renames
from pipeline.project import find_project
from pipeline.translation.adoption import adopt
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]


@project_command("adopt", example="pipeline adopt --lang en nuclear-umbrella old-site/nuclear-umbrella.en.md")
@click.option(
    "--lang", "language", metavar="L", required=True, help="The translation's language, such as en."
)
@click.argument("article", metavar="ARTICLE")
@click.argument("translation", metavar="TRANSLATED.md", type=click.Path(path_type=Path))
def command(language: str, article: str, translation: Path) -> None:
    """Fill the catalog of an article from a translation that exists already, in Markdown.

    The texts of the two are paired by structure, and by what a translation leaves as it is: links, code,
    numbers, markup. Pairs that are not sure become fuzzy. What a catalog already has is kept. Listed below the
    table is what nothing was found for, in both files, and what was not used.
    """
    project = find_project(Path())
    chosen = project.select_languages([language], with_source=False)
    (file,) = project.select_articles([article])
    with writing_alone(project, notice):
        done = adopt(project, file, chosen[0], translation.resolve())
    print_findings(done.notes, err=True)
    print_table(
        ("catalog", "translated", "fuzzy", "kept", "untranslated", "file"),
        [
            (
                str(done.shown),
                done.translated,
                done.fuzzy,
                done.kept,
                done.untranslated,
                "updated" if done.changed else "unchanged",
            )
        ],
    )
    print_renames(done.renames)
    for remark in done.remarks:
        click.echo(f"{remark.path.as_posix()}:{remark.line}: {one_line(remark.message)}")
