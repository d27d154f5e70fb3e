"""``pipeline status``."""

import json
from pathlib import Path

import click

from pipeline.cli.console import print_table
from pipeline.cli.options import articles_argument, language_option, project_command
from pipeline.cli.reports import print_findings
from pipeline.project import find_project
from pipeline.translation.status import Status, project_status

__all__ = ["command"]

COLUMNS = ("article", "language", "translated", "fuzzy", "untranslated", "characters", "done")


@project_command("status", example="pipeline status --lang en nuclear-umbrella")
@language_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@articles_argument
def command(languages: tuple[str, ...], form: str, articles: tuple[str, ...]) -> None:
    """Show how much of each article is translated, and how much is left.

    All articles if none is named. "characters" counts the source text that is fuzzy or untranslated, white
    space aside. In a git repository "since" is the day from which on the oldest of it waits. Catalogs that belong to
    no article are told on stderr.
    """
    project = find_project(Path())
    chosen = project.select_languages(languages, with_source=False)
    status = project_status(project, project.select_articles(articles), chosen)
    print_findings(status.orphans, err=True)
    if form == "json":
        click.echo(
            json.dumps({"status": [_as_json(row) for row in status.rows]}, ensure_ascii=False, indent=2)
        )
        return
    dated = any(row.since for row in status.rows)
    print_table(
        (*COLUMNS, "since") if dated else COLUMNS,
        [
            (
                row.article,
                row.language,
                row.translated,
                row.fuzzy,
                row.untranslated,
                row.characters,
                f"{row.percent}%",
                *([row.since.isoformat() if row.since else ""] if dated else []),
            )
            for row in status.rows
        ],
    )


def _as_json(row: Status) -> dict[str, str | int | None]:
    return {
        "article": row.article,
        "language": row.language,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "untranslated": row.untranslated,
        "characters": row.characters,
        "percent": row.percent,
        "behind": row.is_behind,
        "since": row.since.isoformat() if row.since else None,
    }
