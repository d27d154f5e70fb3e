"""``pipeline glossary match``."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from pipeline.article.front_matter import read_metadata
from pipeline.cli.options import project_command
from pipeline.diagnostics import InputError
from pipeline.glossary import Match, Matcher, article_glossary
from pipeline.project import find_project
from pipeline.textfile import position, read_text
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import read_project_glossary

__all__ = ["command"]


@project_command("match", example="echo 核の傘とは。 | pipeline glossary match --lang en --format json")
@click.option("--lang", "language", metavar="L", required=True, help="The language to show renderings for.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.argument("file", metavar="[FILE|-]", default="-")
def command(language: str, form: str, file: str) -> None:
    """Show where terms occur in a Markdown text, the longest one where several would fit.

    An article's own terms, in its front matter, count too.
    """
    project = find_project(Path())
    (chosen,) = project.select_languages([language], with_source=False)
    problems = Problems()
    glossary = read_project_glossary(project, problems)
    problems.stop_if_any()
    assert glossary is not None
    text = _text_of(file)
    source_language = project.config.source_language
    own = article_glossary(glossary, read_metadata(text), text, Path(file), source_language)
    found = Matcher(own, source_language).find(text)
    if form == "json":
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for line in _lines(text, found, chosen):
            click.echo(line)


def _text_of(file: str) -> str:
    """The text of a file, or of the standard input for ``-``. Raises `InputError` when it is not UTF-8."""
    if file != "-":
        return read_text(Path(file), Path(file), "usage")
    if sys.stdin is None:  # closed by whoever started us
        raise InputError.at("usage", "there is no standard input: name a file", Path("-"))
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"byte 0x{data[error.start]:02X} is not valid UTF-8: the text must be UTF-8"
        raise InputError.at("usage", message, Path("-"), *position(before, len(before))) from None


def _as_json(found: Match) -> dict[str, str | int]:
    """The contract's object; offsets in code points of the input."""
    return {"term": found.term.id, "start": found.start, "end": found.end, "text": found.text}


def _lines(text: str, matches: Iterable[Match], language: str) -> Iterable[str]:
    """``line:column: text = rendering``, a line per match."""
    for one in matches:
        line, column = position(text, one.start)
        rendering = one.term.rendering(language)
        said = rendering.preferred if rendering else f"(no rendering for {language})"
        yield f"{line}:{column}: {' '.join(one.text.split())} = {said}"
