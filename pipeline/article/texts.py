"""The texts of an article, each with its place: what the parser found, led back to the source.

The parser says which lines a block occupies and what its text is, without the prefixes of its containers. Each
line of that text is the tail of its source line (Markdown has no other way to write a block), so the exact place
of every text is known. A text whose place is not found is told as a `Leftover`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from pipeline.article.code.comments import find_comments
from pipeline.article.front_matter import count_lines
from pipeline.article.html.texts import find_html_texts
from pipeline.article.markdown.directives import Directives, DirectiveScope, read_directives
from pipeline.article.markdown.folding import fold
from pipeline.article.markdown.lines import Lines
from pipeline.article.markdown.link_definitions import definition_titles
from pipeline.article.markdown.parser import CONTAINER, Env
from pipeline.article.markdown.skeleton import CODE_BLOCKS
from pipeline.article.markdown.tables import locate_cells
from pipeline.article.model import CodeComment, Leftover, Span, UnitKind
from pipeline.article.scripts import has_japanese
from pipeline.conventions import Conventions

__all__ = ["LocatedText", "locate_texts"]


@dataclass(frozen=True, slots=True)
class LocatedText:
    """A text and the source of its lines.

    ``spans`` are the source of its lines, in order, which begin at ``starts`` in ``text`` (both in code points).
    ``line`` counts from 0. ``ordinal``, ``style``, ``note`` and ``comment`` are as in `Unit` and `Block`; ``said`` is
    what the author says about it.
    """

    text: str
    kind: UnitKind
    spans: tuple[Span, ...]
    line: int
    starts: tuple[int, ...] = (0,)
    ordinal: int | None = None
    style: str = ""
    note: str = ""
    comment: CodeComment | None = None
    said: Directives = Directives()  # noqa: RUF009 - frozen


Found = LocatedText | Leftover


def locate_texts(
    tokens: Sequence[Token], env: Env, lines: Lines, conventions: Conventions
) -> Iterator[Found]:
    """The texts of an article's Markdown: ``tokens`` and ``env`` as `parse_blocks` gives them.

    In the order of the article, titles of link definitions aside, which come last. Texts that the author skips
    are passed over, as are containers' titles without Japanese: those are words for the renderer.
    """
    yield from _Walk(env, lines, conventions).walk(tokens)
    yield from _titles_of_definitions(env, lines)
    yield from _unread_lines(tokens, env, lines)


class _Walk:
    """Goes through the tokens once, and knows in which containers it is."""

    def __init__(self, env: Env, lines: Lines, conventions: Conventions) -> None:
        self.env = env
        self.lines = lines
        self.conventions = conventions
        self.open: list[Token] = []
        self.scope = DirectiveScope()

    def walk(self, tokens: Sequence[Token]) -> Iterator[Found]:
        ordinal = -1
        row: list[tuple[int, Token]] = []
        for token in tokens:
            if token.nesting == 1:
                self.scope.begin(len(self.open))
                self.open.append(token)
                if token.type == CONTAINER:
                    yield from self._container_title(token)
            elif token.nesting == -1:
                if token.type == "tr_close":
                    yield from self._row(row)
                    row = []
                self.open.pop()
                self.scope.end(len(self.open))
            elif token.type == "inline":
                ordinal += 1
                if self._inside("tr_open"):
                    row.append((ordinal, token))
                elif token.map and token.content.strip():
                    yield from self._paragraph(token, ordinal)
            else:
                yield from self._leaf(token)

    def _leaf(self, token: Token) -> Iterator[Found]:
        """The texts in a block that is copied otherwise: raw HTML, code; none in a rule or in math."""
        directives = read_directives(token.content) if token.type == "html_block" else Directives()
        if directives != Directives():
            self.scope.hear(directives)
            return
        self.scope.begin(len(self.open))
        if token.type == "html_block":
            for text in find_html_texts(token.content):
                kind = UnitKind.HTML_TEXT if text.quote is None else UnitKind.HTML_ATTRIBUTE
                yield from self._within(token, text.start, text.end, text.text, kind, style=text.quote or "")
        elif token.type in CODE_BLOCKS and self.conventions.translate_code == "comments":
            for comment in find_comments(token.content, token.info):
                place = (comment.start, comment.end)
                yield from self._within(token, *place, comment.text, UnitKind.CODE_COMMENT, comment=comment)
        self.scope.end(len(self.open))

    def _inside(self, kind: str) -> bool:
        return any(token.type == kind for token in self.open)

    def _kind(self) -> UnitKind:
        """What the innermost block that a translator would name is."""
        kinds = (_KINDS.get(token.type) for token in reversed(self.open))
        return next((kind for kind in kinds if kind), UnitKind.PARAGRAPH)

    def _paragraph(self, token: Token, ordinal: int) -> Iterator[Found]:
        assert token.map
        first = token.map[0]
        attributes = token.meta.get("attributes", "")
        contents = (token.content + attributes).split("\n")
        if self.open[-1].type == "heading_open" and self.open[-1].markup.startswith("#"):
            spans = self.lines.heading(first, contents[0])
        else:
            spans = self.lines.tails(first, contents)
        if spans and attributes:
            spans = (*spans[:-1], Span(spans[-1].start, spans[-1].end - len(attributes)))
        folded = fold(token.content.split("\n"), self.env, self.conventions)
        yield from self._located(
            folded.text, self._kind(), spans, first, starts=folded.starts, ordinal=ordinal
        )

    def _row(self, cells: Sequence[tuple[int, Token]]) -> Iterator[Found]:
        if not cells or not cells[0][1].map:
            return
        number = cells[0][1].map[0]
        start = self.lines.starts[number]
        kind = UnitKind.TABLE_HEADER if self._inside("thead_open") else UnitKind.TABLE_CELL
        places = locate_cells(self.lines.line(number), [cell.content for _, cell in cells])
        for column, (ordinal, cell) in enumerate(cells):
            if cell.content:
                place = places[column] if places else None
                spans = (Span(start + place.start, start + place.end),) if place else None
                yield from self._located(cell.content, kind, spans, number, ordinal=ordinal)

    def _container_title(self, token: Token) -> Iterator[Found]:
        """``::: tip 題名``: what follows the container's name, on its own line."""
        assert token.map
        title = token.info.strip().partition(" ")[2].strip(" \t")
        if has_japanese(title):  # unlike "message alert" and "code-group labels=…"
            spans = self.lines.tails(token.map[0], [title])
            yield from self._located(title, UnitKind.CONTAINER_TITLE, spans, token.map[0])

    def _within(
        self,
        token: Token,
        start: int,
        end: int,
        text: str,
        kind: UnitKind,
        *,
        style: str = "",
        comment: CodeComment | None = None,
    ) -> Iterator[Found]:
        """What stands from ``start`` to ``end`` in the content of a block."""
        assert token.map
        first = token.map[0] + (token.type == "fence")
        place = self.lines.within(first, token.content, start, end)
        line = first + token.content.count("\n", 0, start)
        yield from self._located(text, kind, (place,) if place else None, line, style=style, comment=comment)

    def _located(
        self,
        text: str,
        kind: UnitKind,
        spans: tuple[Span, ...] | None,
        line: int,
        *,
        starts: tuple[int, ...] = (0,),
        ordinal: int | None = None,
        style: str = "",
        comment: CodeComment | None = None,
    ) -> Iterator[Found]:
        said = self.scope.current
        if said.skip:
            return
        if spans is None:
            yield Leftover(line + 1, 1, f"this {kind} could not be located in its line", text)
        else:
            yield LocatedText(text, kind, spans, line, starts, ordinal, style, "", comment, said)


def _titles_of_definitions(env: Env, lines: Lines) -> Iterator[Found]:
    for line, title, span in definition_titles(env, lines):
        if span is None:
            yield Leftover(line + 1, 1, "the title of this link definition could not be located", title)
        else:
            text = " ".join(lines.text[span.start : span.end].split())
            yield LocatedText(text, UnitKind.LINK_TITLE, (span,), line)


def _unread_lines(tokens: Sequence[Token], env: Env, lines: Lines) -> Iterator[Leftover]:
    """Lines of Japanese that are in no block: nested more deeply than the parser goes."""
    read = set(range(count_lines(lines.text)))
    for token in tokens:
        if token.map:
            first, end = token.map
            if not token.nesting:
                read.update(range(first, max(end, first + 1)))
            elif token.info:  # the first line of a container
                read.add(first)
    for definition in env.get("references", {}).values():
        read.update(range(*definition["map"]))
    for number in range(len(lines)):
        if number not in read and has_japanese(lines.line(number)):
            yield Leftover(number + 1, 1, "this line is in no block that is translated", lines.line(number))


_KINDS = {
    "heading_open": UnitKind.HEADING,
    "list_item_open": UnitKind.LIST_ITEM,
    "footnote_reference_open": UnitKind.FOOTNOTE,
    "dt_open": UnitKind.TERM,
    "dd_open": UnitKind.DEFINITION,
    "blockquote_open": UnitKind.QUOTE,
    "alert_open": UnitKind.QUOTE,
}
