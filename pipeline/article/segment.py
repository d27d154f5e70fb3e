"""From an article's text to its units: the first half of the journey.

The parser says which lines a block occupies and what its text is, without the prefixes of its containers.
Each line of that text is the tail of its source line, so the exact spans of every unit are known, and
everything between them stays the author's. What cannot be located that way is not offered for translation,
and is reported as a `Leftover`: it is never garbled.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from markdown_it.token import Token

from pipeline.article.code.comments import find_comments
from pipeline.article.front_matter import count_lines, read_front_matter
from pipeline.article.html.texts import find_html_texts
from pipeline.article.markdown.directives import Directives, read_directives
from pipeline.article.markdown.folding import fold
from pipeline.article.markdown.lines import Lines
from pipeline.article.markdown.link_definitions import definition_titles
from pipeline.article.markdown.parser import CONTAINER, Env, parse_blocks
from pipeline.article.markdown.skeleton import CODE_BLOCKS, skeleton
from pipeline.article.markdown.tables import locate_cells
from pipeline.article.markdown.translatable import is_translatable
from pipeline.article.model import Article, Block, CodeComment, Leftover, Part, Span, Unit, UnitKind, Value
from pipeline.article.scripts import has_japanese
from pipeline.article.sentences import split_sentences
from pipeline.conventions import Conventions

__all__ = ["segment"]


def segment(text: str, shown: PurePath, conventions: Conventions) -> Article:
    """Find the units of an article, in the order in which they stand in it.

    ``text`` is the file's content, ``shown`` its path in messages. Raises `InputError` for front matter that
    cannot be read.
    """
    header = read_front_matter(text, shown, conventions.front_matter)
    tokens, env = parse_blocks(text, conventions)
    reader = _Reader(text, env, conventions)
    for value in header.values:
        reader.read_value(value)
    reader.read(tokens)
    return Article(
        text=text,
        blocks=tuple(sorted(reader.blocks, key=lambda block: block.span.start)),
        metadata=header.metadata,
        skeleton=skeleton(tokens, env, conventions),
        conventions=conventions,
        leftovers=tuple(sorted(reader.leftovers, key=lambda leftover: leftover.line)),
    )


class _Reader:
    """Reads the token stream once, and knows in which containers it is."""

    def __init__(self, text: str, env: Env, conventions: Conventions) -> None:
        self.lines = Lines(text)
        self.env = env
        self.conventions = conventions
        self.blocks: list[Block] = []
        self.leftovers: list[Leftover] = []
        self.open: list[Token] = []
        self.ordinal = -1
        self.pending = Directives()
        self.applied: list[tuple[int, Directives]] = []

    def read_value(self, value: Value) -> None:
        """Add a value of the front matter."""
        kind = UnitKind.TITLE if value.key == "title" else UnitKind.FRONT_MATTER
        note = "" if kind is UnitKind.TITLE else value.key
        line = bisect_right(self.lines.starts, value.span.start) - 1
        self._add(value.text, kind, (value.span,), line, style=value.style, note=note)

    def read(self, tokens: Sequence[Token]) -> None:
        """Add the blocks of the whole token stream, and report what cannot be added."""
        row: list[Token] = []
        for token in tokens:
            if token.nesting == 1:
                self._take_directives(len(self.open))
                self.open.append(token)
                if token.type == CONTAINER:
                    self._container_title(token)
            elif token.nesting == -1:
                self.open.pop()
                if token.type == "tr_close":
                    self._row(row)
                    row = []
                self.applied = [one for one in self.applied if one[0] < len(self.open)]
            elif token.type == "inline":
                self.ordinal += 1
                if self._inside("tr_open"):
                    token.meta["ordinal"] = self.ordinal
                    row.append(token)
                elif token.map:
                    self._block(token)
            elif token.type == "html_block":
                self._html(token)
            elif token.type in CODE_BLOCKS and self.conventions.translate_code == "comments":
                self._code(token)
            else:
                self.pending = Directives()
        self._definition_titles()
        self._unread_lines(tokens)

    def _take_directives(self, depth: int) -> None:
        """What a comment said is about the block that opens here, and all within it."""
        if self.pending != Directives():
            self.applied.append((depth, self.pending))
            self.pending = Directives()

    def _said(self) -> Directives:
        said = Directives()
        for _, one in self.applied:
            said = said.and_then(one)
        return said

    def _inside(self, kind: str) -> bool:
        return any(token.type == kind for token in self.open)

    def _kind(self) -> UnitKind:
        """What the innermost block that a translator would name is."""
        for token in reversed(self.open):
            kind = _KINDS.get(token.type)
            if kind:
                return kind
        return UnitKind.PARAGRAPH

    def _block(self, token: Token) -> None:
        assert token.map
        first = token.map[0]
        if not token.content.strip():
            return
        attributes = token.meta.get("attributes", "")
        contents = (token.content + attributes).split("\n")
        if self.open[-1].type == "heading_open" and self.open[-1].markup.startswith("#"):
            spans = self.lines.heading(first, contents[0])
        else:
            spans = self.lines.tails(first, contents)
        if spans is None:
            self._leave(first, token.content, "this text could not be located in its line")
            return
        if attributes:
            spans = (*spans[:-1], Span(spans[-1].start, spans[-1].end - len(attributes)))
        folded = fold(token.content.split("\n"), self.env, self.conventions)
        self._add(folded.text, self._kind(), spans, first, ordinal=self.ordinal, starts=folded.starts)

    def _row(self, cells: Sequence[Token]) -> None:
        if not cells or not cells[0].map:
            return
        number = cells[0].map[0]
        spans = locate_cells(self.lines.line(number), [cell.content for cell in cells])
        start = self.lines.starts[number]
        for column, cell in enumerate(cells):
            if not cell.content:
                continue
            span = spans[column] if spans else None
            if span is None:
                self._leave(number, cell.content, "this table cell could not be located in its row")
                continue
            place = (Span(start + span.start, start + span.end),)
            kind = UnitKind.TABLE_HEADER if self._inside("thead_open") else UnitKind.TABLE_CELL
            self._add(cell.content, kind, place, number, ordinal=cell.meta["ordinal"])

    def _container_title(self, token: Token) -> None:
        """``::: tip 題名``: what follows the container's name, on its own line."""
        assert token.map
        _, _, title = token.info.strip().partition(" ")
        title = title.strip(" \t")
        if not has_japanese(title):
            return  # "message alert", "code-group labels=…": words for the renderer
        spans = self.lines.tails(token.map[0], [title])
        if spans is None:
            self._leave(token.map[0], title, "this container's title could not be located in its line")
        else:
            self._add(title, UnitKind.CONTAINER_TITLE, spans, token.map[0])

    def _html(self, token: Token) -> None:
        assert token.map
        directives = read_directives(token.content)
        if directives != Directives():
            self.pending = self.pending.and_then(directives)
            return
        self._take_directives(len(self.open))
        for text in find_html_texts(token.content):
            kind = UnitKind.HTML_TEXT if text.quote is None else UnitKind.HTML_ATTRIBUTE
            self._add_within(token, text.start, text.end, text.text, kind, text.quote or "")
        self.applied = [one for one in self.applied if one[0] < len(self.open)]

    def _code(self, token: Token) -> None:
        self._take_directives(len(self.open))
        for comment in find_comments(token.content, token.info):
            kind = UnitKind.CODE_COMMENT
            self._add_within(token, comment.start, comment.end, comment.text, kind, comment=comment)
        self.applied = [one for one in self.applied if one[0] < len(self.open)]

    def _add_within(
        self,
        token: Token,
        start: int,
        end: int,
        text: str,
        kind: UnitKind,
        style: str = "",
        comment: CodeComment | None = None,
    ) -> None:
        """Add what stands from ``start`` to ``end`` in the content of a block that is copied otherwise."""
        assert token.map
        first = token.map[0] + (token.type == "fence")
        place = self.lines.within(first, token.content, start, end)
        if place is None:
            self._leave(first, text, "this text could not be located in its line")
        else:
            line = first + token.content.count("\n", 0, start)
            self._add(text, kind, (place,), line, style=style, comment=comment)

    def _definition_titles(self) -> None:
        for line, title, span in definition_titles(self.env, self.lines):
            if span is None:
                self._leave(line, title, "the title of this link definition could not be located")
            else:
                text = " ".join(self.lines.text[span.start : span.end].split())
                self._add(text, UnitKind.LINK_TITLE, (span,), line)

    def _unread_lines(self, tokens: Sequence[Token]) -> None:
        """Report lines of Japanese that are in no block: nested more deeply than the parser goes."""
        read = set(range(count_lines(self.lines.text)))
        for token in tokens:
            if token.map:
                first, end = token.map
                if not token.nesting:
                    read.update(range(first, max(end, first + 1)))
                elif token.info:  # the first line of a container
                    read.add(first)
        for definition in self.env.get("references", {}).values():
            read.update(range(*definition["map"]))
        for number in range(len(self.lines)):
            if number not in read and has_japanese(self.lines.line(number)):
                self._leave(number, self.lines.line(number), "this line is in no block that is translated")

    def _add(
        self,
        text: str,
        kind: UnitKind,
        spans: tuple[Span, ...],
        line: int,
        *,
        ordinal: int | None = None,
        starts: tuple[int, ...] = (0,),
        style: str = "",
        note: str = "",
        comment: CodeComment | None = None,
    ) -> None:
        """Add a block and its units.

        ``spans`` are the source of its lines, which begin at ``starts`` in ``text``; ``line`` counts from 0.
        """
        said = self._said()
        if said.skip:
            return
        if _FORBIDDEN.search(text):
            self._leave(line, text, "this text holds a control character, which catalogs cannot: take it out")
            return
        parts: list[Part] = []
        for part in self._parts(text, kind):
            words = text[part.start : part.end]
            unit = Unit(
                text=words,
                kind=kind,
                spans=tuple(_sources(part, spans, starts)),
                line=line + 1 + sum(start <= part.start for start in starts[1:]),
                context=said.context,
                comment=said.comment,
                note=note,
                block=ordinal,
            )
            parts.append(Part(part.start, part.end, unit if self._is_text(words, kind) else None))
        if any(part.unit for part in parts):
            span = Span(spans[0].start, spans[-1].end)
            self.blocks.append(Block(text, kind, span, tuple(parts), style, comment))

    def _parts(self, text: str, kind: UnitKind) -> tuple[Span, ...]:
        """The ranges of a block's text that are units: its sentences, or all of it."""
        if self.conventions.segmentation == "sentence" and kind in _OF_SENTENCES:
            return split_sentences(text)
        return (Span(0, len(text)),)

    def _is_text(self, text: str, kind: UnitKind) -> bool:
        return kind in _PLAIN or is_translatable(text, self.env, self.conventions)

    def _leave(self, line: int, text: str, message: str) -> None:
        if is_translatable(text, self.env, self.conventions) and not self._said().skip:
            self.leftovers.append(Leftover(line + 1, 1, message))


def _sources(part: Span, spans: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """The source of a part of a block's text, a span for each line that it is on."""
    if len(spans) != len(starts):  # a table cell: escaped pipes make its source longer than its text
        yield from spans
        return
    for number, (span, start) in enumerate(zip(spans, starts, strict=True)):
        length = span.end - span.start if number + 1 == len(starts) else starts[number + 1] - start
        first, end = max(part.start - start, 0), min(part.end - start, length, span.end - span.start)
        if first < end:
            yield Span(span.start + first, span.start + end)


_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters that gettext's tools refuse or change."""

_OF_SENTENCES = (
    UnitKind.PARAGRAPH,
    UnitKind.LIST_ITEM,
    UnitKind.QUOTE,
    UnitKind.TABLE_CELL,
    UnitKind.FOOTNOTE,
    UnitKind.DEFINITION,
)
_PLAIN = (UnitKind.HTML_TEXT, UnitKind.HTML_ATTRIBUTE, UnitKind.CODE_COMMENT)
"""Kinds whose texts were judged when they were found."""

_KINDS = {
    "heading_open": UnitKind.HEADING,
    "list_item_open": UnitKind.LIST_ITEM,
    "footnote_reference_open": UnitKind.FOOTNOTE,
    "dt_open": UnitKind.TERM,
    "dd_open": UnitKind.DEFINITION,
    "blockquote_open": UnitKind.QUOTE,
    "alert_open": UnitKind.QUOTE,
}
