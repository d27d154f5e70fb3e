"""``pipeline glossary suggest``."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.console import notice
from pipeline.cli.options import articles_argument, language_option, project_command
from pipeline.project import find_project
from pipeline.translation.suggestions import Suggestion, suggest_terms

__all__ = ["command"]


@project_command("suggest", example="pipeline glossary suggest --lang en --limit 20")
@language_option
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True, help="How many at most.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@articles_argument
def command(languages: tuple[str, ...], limit: int, form: str, articles: tuple[str, ...]) -> None:
    """List terms of the articles that the glossary lacks, the best first.

    Compounds that are repeated, names with an abbreviation in parentheses, terms in quotation marks; with examples, and
    what the catalogs already say for them.
    """
    project = find_project(Path())
    chosen = project.select_languages(languages, with_source=False)
    found = suggest_terms(project, project.select_articles(articles), chosen, limit=limit)
    if form == "json":
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
        return
    if not found:
        notice("the articles have no terms that the glossary lacks")
    for one in found:
        click.echo("\n".join(_lines(one)))


def _as_json(one: Suggestion) -> dict[str, object]:
    candidate = one.candidate
    return {
        "term": candidate.text,
        "score": candidate.score,
        "count": candidate.count,
        "kinds": list(candidate.kinds),
        "abbreviations": list(candidate.abbreviations),
        "examples": [
            {"path": example.path, "line": example.line, "text": example.text}
            for example in candidate.examples
        ],
        "translations": {
            language: [{"text": said.text, "count": said.count} for said in renderings]
            for language, renderings in one.translations.items()
        },
    }


def _lines(one: Suggestion) -> Iterator[str]:
    candidate = one.candidate
    names = "".join(f" ({name})" for name in candidate.abbreviations)
    yield f"{candidate.text}{names}  {candidate.count}×, {', '.join(candidate.kinds)}, score {candidate.score:g}"
    for example in candidate.examples[:1]:
        yield f"    {example.path}:{example.line}: {example.text}"
    for language, renderings in one.translations.items():
        yield f"    {language}: {', '.join(f'{said.text} ({said.count}×)' for said in renderings)}"
