"""``pipeline diff``."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.console import coloured, notice, plural
from pipeline.cli.options import articles_argument, language_option, project_command
from pipeline.cli.reports import one_line
from pipeline.project import find_project
from pipeline.translation.differences import Change, Piece
from pipeline.translation.review import ToReview, to_review

__all__ = ["command"]

_MARKS = {Change.REMOVED: ("{-", "-}"), Change.ADDED: ("{+", "+}")}
_COLOURS = {Change.REMOVED: "red", Change.ADDED: "green"}


@project_command("diff", example="pipeline diff nuclear-umbrella --lang en")
@language_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@articles_argument
def command(languages: tuple[str, ...], form: str, articles: tuple[str, ...]) -> None:
    """Show what changed in the articles since it was translated.

    For each fuzzy unit: the source text that the translation was made for, what it says now with the difference marked
    ({-removed-}{+added+}, colours on a terminal), and the translation. New units are listed, too. All articles if none
    is named.
    """
    project = find_project(Path())
    chosen = project.select_languages(languages, with_source=False)
    found = to_review(project, project.select_articles(articles), chosen)
    if form == "json":
        click.echo(json.dumps({"units": [_as_json(one) for one in found]}, ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo("\n".join(_lines(one, colour=coloured(err=False))))
    changed = sum(bool(one.translation) for one in found)
    notice(f"{plural(changed, 'unit')} to confirm, {len(found) - changed} to translate")


def _lines(one: ToReview, *, colour: bool) -> Iterator[str]:
    place = f"{one.path.as_posix()}:{one.line}:{one.column}"
    yield f"{click.style(place, bold=True) if colour else place}: {'fuzzy' if one.translation else 'untranslated'}"
    if one.before is not None:
        yield f"  - {_shown(one.before)}"
        yield f"  + {''.join(_marked(piece, colour=colour) for piece in one.pieces)}"
    else:
        yield f"    {_shown(one.text)}"
    if one.translation:
        yield f"  = {_shown(one.translation)}"


def _marked(piece: Piece, *, colour: bool) -> str:
    text = _shown(piece.text)
    if piece.change is Change.KEPT:
        return text
    if colour:
        return click.style(text, fg=_COLOURS[piece.change], strikethrough=piece.change is Change.REMOVED)
    before, after = _MARKS[piece.change]
    return f"{before}{text}{after}"


def _shown(text: str) -> str:
    """On one line, a hard break as ⏎, spaces at the ends kept."""
    lead, trail = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return (lead if text.strip() else "") + one_line(text.replace("\n", "⏎")) + trail


def _as_json(one: ToReview) -> dict[str, object]:
    return {
        "article": one.article,
        "language": one.language,
        "path": one.path.as_posix(),
        "line": one.line,
        "column": one.column,
        "state": "fuzzy" if one.translation else "untranslated",
        "before": one.before,
        "source": one.text,
        "difference": [{"change": piece.change.value, "text": piece.text} for piece in one.pieces],
        "translation": one.translation,
    }
