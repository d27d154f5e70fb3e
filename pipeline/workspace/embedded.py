"""What articles embed, such as films: readers see a link in its place, or nothing, and an editor should know."""

from collections.abc import Iterable, Iterator

from pipeline.article.markdown.lines import Lines
from pipeline.article.markdown.parser import parse_markdown
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.edition.embeds import Embed, embeds_in
from pipeline.project import Config
from pipeline.textfile import position
from pipeline.workspace.reading import Source

__all__ = ["embed_findings"]


def embed_findings(config: Config, sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """A warning for each element that pages leave out, at its place; none in a project that trusts its authors."""
    if config.raw_html == "trusted":
        return
    for source in sources:
        if embeds_in(source.article.text):  # few articles are parsed once more
            for line, column, embed in _in_html(source):
                yield Diagnostic(
                    "html", _message(embed), source.shown, line, column, Severity.WARNING, article=source.name
                )


def _message(embed: Embed) -> str:
    shown = f"a link to {embed.address}" if embed.address else "nothing"
    return (
        f"pages show {shown} in place of this <{embed.tag}>, since they take nothing that runs, plays or "
        'restyles: write a link yourself, or set raw_html = "trusted"'
    )


def _in_html(source: Source) -> Iterator[tuple[int, int, Embed]]:
    lines = Lines(source.article.text)
    tokens, _ = parse_markdown(source.article.text, source.article.conventions)
    for token in tokens:
        if token.map is None or token.type not in ("html_block", "inline"):
            continue
        first, end = token.map
        text = "\n".join(map(lines.line, range(first, min(end, len(lines)))))
        pieces = [token] if token.type == "html_block" else token.children or []
        after = 0
        for piece in pieces:
            if piece.type not in ("html_block", "html_inline"):
                continue
            for embed in embeds_in(piece.content):
                tag = piece.content[embed.offset :].partition("\n")[0]
                at = max(text.find(tag, after), 0)
                after = at + len(tag)
                line, column = position(text, at)
                yield first + line, column, embed
