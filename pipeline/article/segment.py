"""From an article's text to its units: the first half of the journey.

The parser says which lines a block occupies and what its text is, without the prefixes of its containers.
Each line of that text is the tail of its source line, so the exact spans of every unit are known, and
everything between them stays the author's. What cannot be located that way is not offered for translation,
and is reported as a `Leftover`: it is never garbled.
"""

from collections.abc import Sequence
from pathlib import PurePath

from markdown_it.token import Token

from pipeline.article.directives import Directives, read_directives
from pipeline.article.folding import fold
from pipeline.article.front_matter import count_lines, read_front_matter
from pipeline.article.lines import Lines
from pipeline.article.link_definitions import definition_titles
from pipeline.article.model import Article, Leftover, Span, Unit, UnitKind
from pipeline.article.parser import CONTAINER, Env, parse_blocks
from pipeline.article.scripts import has_japanese
from pipeline.article.skeleton import skeleton
from pipeline.article.tables import locate_cells
from pipeline.article.translatable import is_translatable
from pipeline.conventions import Conventions
from pipeline.textfile import position

__all__ = ["segment"]


def segment(text: str, shown: PurePath, conventions: Conventions) -> Article:
    """Find the units of an article, in the order in which they stand in it.

    ``text`` is the file's content, ``shown`` its path in messages. Raises `InputError` for front matter that
    cannot be read.
    """
    header = read_front_matter(text, shown, conventions.front_matter)
    tokens, env = parse_blocks(text, conventions)
    blocks = _Blocks(text, env, conventions)
    blocks.read(tokens)
    titles = [
        Unit(
            text=value.text,
            kind=UnitKind.TITLE if value.key == "title" else UnitKind.FRONT_MATTER,
            spans=(value.span,),
            line=position(text, value.span.start)[0],
            note="" if value.key == "title" else value.key,
            style=value.style,
        )
        for value in header.values
        if is_translatable(value.text, {})
    ]
    units = sorted((*titles, *blocks.units), key=lambda unit: unit.spans[0].start)
    leftovers = sorted(blocks.leftovers, key=lambda leftover: leftover.line)
    return Article(text, tuple(units), header.metadata, skeleton(tokens, env), conventions, tuple(leftovers))


class _Blocks:
    """Reads the token stream once, and knows in which containers it is."""

    def __init__(self, text: str, env: Env, conventions: Conventions) -> None:
        self.lines = Lines(text)
        self.env = env
        self.conventions = conventions
        self.units: list[Unit] = []
        self.leftovers: list[Leftover] = []
        self.open: list[Token] = []
        self.ordinal = -1
        self.pending = Directives()
        self.applied: list[tuple[int, Directives]] = []

    def read(self, tokens: Sequence[Token]) -> None:
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
        text = fold(token.content.split("\n"), self.env, self.conventions)
        self._add(text, self._kind(), spans, first, self.ordinal)

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
            self._add(cell.content, kind, place, number, cell.meta["ordinal"])

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
            self._add(title, UnitKind.CONTAINER_TITLE, spans, token.map[0], None)

    def _html(self, token: Token) -> None:
        assert token.map
        directives = read_directives(token.content)
        if directives != Directives():
            self.pending = self.pending.and_then(directives)
            return
        said = self._said().and_then(self.pending)
        self.pending = Directives()
        if said.skip or not has_japanese(token.content) or token.content.lstrip().startswith("<!--"):
            return
        message = "Japanese text in an HTML block is not offered for translation: write it in Markdown"
        line = next(n for n in range(*token.map) if has_japanese(self.lines.line(n)))
        self.leftovers.append(Leftover(line + 1, 1, message))

    def _definition_titles(self) -> None:
        for line, title, span in definition_titles(self.env, self.lines):
            if span is None:
                self._leave(line, title, "the title of this link definition could not be located")
            else:
                text = fold(self.lines.text[span.start : span.end].split("\n"), self.env, self.conventions)
                self._add(text, UnitKind.LINK_TITLE, (span,), line, None)

    def _unread_lines(self, tokens: Sequence[Token]) -> None:
        """Report lines of Japanese that are in no block: nested more deeply than the parser goes."""
        read = set(range(count_lines(self.lines.text)))
        for token in tokens:
            if token.map:
                first, end = token.map
                read.update(range(first, max(end, first + 1)) if not token.nesting else (first,))
        for definition in self.env.get("references", {}).values():
            read.update(range(*definition["map"]))
        for number in range(len(self.lines)):
            if number not in read and has_japanese(self.lines.line(number)):
                self._leave(number, self.lines.line(number), "this line is in no block that is translated")

    def _add(self, text: str, kind: UnitKind, spans: tuple[Span, ...], line: int, block: int | None) -> None:
        said = self._said()
        if said.skip or not is_translatable(text, self.env, self.conventions):
            return
        self.units.append(
            Unit(text, kind, spans, line + 1, context=said.context, comment=said.comment, block=block)
        )

    def _leave(self, line: int, text: str, message: str) -> None:
        if is_translatable(text, self.env, self.conventions) and not self._said().skip:
            self.leftovers.append(Leftover(line + 1, 1, message))


_KINDS = {
    "heading_open": UnitKind.HEADING,
    "list_item_open": UnitKind.LIST_ITEM,
    "footnote_reference_open": UnitKind.FOOTNOTE,
    "dt_open": UnitKind.TERM,
    "dd_open": UnitKind.DEFINITION,
    "blockquote_open": UnitKind.QUOTE,
    "alert_open": UnitKind.QUOTE,
}
