"""Comments of articles that are meant for the pipeline and say nothing to it, because they are misspelt."""

from collections.abc import Iterable

from pipeline.article.markdown.directives import mistaken_directives
from pipeline.article.markdown.lines import Lines
from pipeline.article.markdown.parser import parse_blocks
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.textfile import position
from pipeline.workspace.reading import Source

__all__ = ["directive_findings"]


def directive_findings(sources: Iterable[Source]) -> tuple[Diagnostic, ...]:
    """A warning for each of them, at its place. In code they are examples, and nothing is said of those."""
    return tuple(
        Diagnostic("article", message, source.shown, line, column, Severity.WARNING, article=source.name)
        for source in sources
        if any(True for _ in mistaken_directives(source.article.text))  # few articles are parsed once more
        for line, column, message in _in_html(source)
    )


def _in_html(source: Source) -> Iterable[tuple[int, int, str]]:
    lines = Lines(source.article.text)
    tokens, _ = parse_blocks(source.article.text, source.article.conventions)
    for token in tokens:
        if token.type == "html_block" and token.map:
            first, end = token.map
            text = "\n".join(map(lines.line, range(first, min(end, len(lines)))))
            for offset, message in mistaken_directives(text):
                line, column = position(text, offset)
                yield first + line, column, message
