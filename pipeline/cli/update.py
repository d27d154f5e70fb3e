"""``pipeline update``."""

from pathlib import Path

from pipeline.catalog import remove_drafts
from pipeline.cli.console import notice, print_table
from pipeline.cli.options import articles_argument, language_option, project_command
from pipeline.cli.reports import print_findings, print_renames
from pipeline.diagnostics import InputError
from pipeline.project import find_project
from pipeline.translation.catalogs import update
from pipeline.workspace.lock import writing_alone

__all__ = ["command"]


@project_command("update", example="pipeline update --lang en nuclear-umbrella")
@language_option
@articles_argument
def command(languages: tuple[str, ...], articles: tuple[str, ...]) -> None:
    """Bring templates and catalogs up to date with the articles.

    A text that changed keeps its translation, marked fuzzy; what an article no longer says is kept at the end
    of the catalog. An article that was renamed takes its catalogs along. Files that would not change are not
    touched. Catalogs that belong to no article are told on stderr, and so is what is wrong with those that cannot be
    read: they are left as they are, the others are done, and the exit code is 2.
    """
    project = find_project(Path())
    chosen = project.select_languages(languages, with_source=False)
    with writing_alone(project, notice) as alone:
        if alone:
            remove_drafts(project.locale_dir)
        done = update(project, project.select_articles(articles), chosen)
    print_findings((*done.notes, *done.orphans), err=True)
    print_table(
        ("catalog", "translated", "fuzzy", "untranslated", "new", "obsolete", "file"),
        [
            (
                str(catalog.shown),
                catalog.translated,
                catalog.fuzzy,
                catalog.untranslated,
                catalog.new,
                catalog.obsolete,
                "updated" if catalog.changed else "unchanged",
            )
            for catalog in done.catalogs
        ],
    )
    print_renames(done.renames)
    if not chosen:
        notice("no languages are configured, so only the templates were written")
    if done.unreadable:
        raise InputError(done.unreadable)
