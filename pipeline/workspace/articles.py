"""What is wrong with articles although they can be read: their pages are made, without what makes no sense."""

import re
from collections.abc import Iterable, Iterator

from pipeline.article.front_matter import count_lines, markdown_part
from pipeline.article.front_matter.repeated_keys import repeated_keys
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.edition.metadata import is_draft, mistakes
from pipeline.project import Config
from pipeline.textfile import position
from pipeline.workspace.directives import directive_findings
from pipeline.workspace.embedded import embed_findings
from pipeline.workspace.reading import Source

__all__ = ["article_findings", "place_of_value"]


def article_findings(config: Config, sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """What is odd about the articles that are published.

    A warning for each value of a front matter that pages cannot show and each key that is there twice, for a draft, for
    a misspelt directive, and for what pages cannot embed; a note on an article without text.
    """
    sources = tuple(sources)
    yield from directive_findings(sources)
    yield from embed_findings(config, sources)
    for source in sources:
        found = list(mistakes(source.article.metadata))
        if config.drafts == "publish" and is_draft(source.article.metadata):
            key = "draft" if "draft" in source.article.metadata else "published"
            found.append((key, 'this is a draft, and is published: set drafts = "skip" to hold drafts back'))
        for key, message in found:
            line, column = place_of_value(source.article.text, key) or (1, 1)
            yield Diagnostic(
                "front-matter", message, source.shown, line, column, Severity.WARNING, article=source.name
            )
        for repeated in repeated_keys(source.article.text):
            message = (
                f"{repeated.key} is here again, after line {repeated.first_line}, and only its last value counts: "
                "keep one of them"
            )
            place = (repeated.line, repeated.column)
            yield Diagnostic(
                "front-matter", message, source.shown, *place, Severity.WARNING, article=source.name
            )
        if not markdown_part(source.article.text).strip():
            yield Diagnostic(
                "article",
                "the article has no text",
                source.shown,
                severity=Severity.NOTE,
                article=source.name,
            )


def place_of_value(text: str, key: str) -> tuple[int, int] | None:
    """The line and column, both from 1, where the value of a key of an article's front matter begins.

    None where the key does not stand at the start of a line.
    """
    found = re.search(rf"""(?m)^["']?{re.escape(key)}["']?[ \t]*[:=][ \t]*""", text)
    place = position(text, found.end()) if found else None
    return place if place and place[0] <= count_lines(text) else None
