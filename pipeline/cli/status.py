"""``pipeline status``."""

import json
from pathlib import Path

import click

from pipeline.build.status import Status, project_status
from pipeline.cli.console import print_table
from pipeline.cli.options import language_option, project_command
from pipeline.project import find_project

__all__ = ["command"]


@project_command("status", example="pipeline status --format json")
@language_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(languages: tuple[str, ...], form: str) -> None:
    """Show how much of each article is translated, and how much is left.

    "characters" counts the source text that is fuzzy or untranslated, white space aside.
    """
    project = find_project(Path())
    rows = project_status(project, project.select_languages(languages, with_source=False))
    if form == "json":
        click.echo(json.dumps({"status": [_as_json(row) for row in rows]}, ensure_ascii=False, indent=2))
        return
    print_table(
        ("article", "language", "translated", "fuzzy", "untranslated", "characters", "done"),
        [
            (
                row.article,
                row.language,
                row.translated,
                row.fuzzy,
                row.untranslated,
                row.characters,
                f"{row.percent}%",
            )
            for row in rows
        ],
    )


def _as_json(row: Status) -> dict[str, str | int]:
    return {
        "article": row.article,
        "language": row.language,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "untranslated": row.untranslated,
        "characters": row.characters,
        "percent": row.percent,
    }
