"""An article as a sequence of pieces: what is to be compared with its translation.

Pieces are the units and, between them, what is no unit but has its place: code, raw HTML, a table's numbers.
A text that is a unit in Japanese, such as ``1994年``, may be none in translation.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from markdown_it.token import Token

from pipeline.article.alignment.invariants import (
    Invariant,
    Sort,
    code_invariants,
    html_invariants,
    text_invariants,
)
from pipeline.article.front_matter import read_front_matter
from pipeline.article.markdown.lines import Lines
from pipeline.article.markdown.link_definitions import definition_titles
from pipeline.article.markdown.parser import CONTAINER, Env, parse_blocks
from pipeline.article.model import Article, Unit, UnitKind
from pipeline.textfile import position

__all__ = ["Piece", "body_pieces", "named_pieces"]

Shape = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of an article and what it is known by.

    ``text`` is as in `Unit`; that of code and HTML is empty, as nobody translates it as a whole. ``line`` counts
    from 1. ``shape`` are the blocks it stands in, from the outermost: ``("blockquote", "ul", "li")``. ``unit`` is
    None for what is not offered to translators.
    """

    text: str
    line: int
    shape: Shape
    invariants: frozenset[Invariant]
    unit: Unit | None


def named_pieces(article: Article) -> Mapping[tuple[str, str], tuple[Piece, ...]]:
    """The pieces that have a name instead of a place: front matter by its key, link titles by their label."""
    found: dict[tuple[str, str], list[Piece]] = defaultdict(list)
    units = {unit.spans[0].start: unit for unit in article.units}
    for value in read_front_matter(article.text, PurePath(), article.conventions.front_matter).values:
        line = position(article.text, value.span.start)[0]
        piece = _text_piece(value.text, line, (), units.get(value.span.start), {}, article)
        found["front matter", value.key].append(piece)
    env = parse_blocks(article.text, article.conventions)[1]
    labels = [label for label, one in env.get("references", {}).items() if one["title"]]
    titles = definition_titles(env, Lines(article.text))
    for label, (line, title, span) in zip(labels, titles, strict=True):
        unit = units.get(span.start) if span else None
        text = unit.text if unit else title
        found["link", label].append(_text_piece(text, line + 1, (), unit, {}, article))
    return {name: tuple(pieces) for name, pieces in found.items()}


def body_pieces(article: Article) -> tuple[Piece, ...]:
    """All other pieces, in the order of the article."""
    tokens, env = parse_blocks(article.text, article.conventions)
    blocks = _Walk(article, env).pieces(tokens)
    return tuple(sorted(chain(blocks, _unblocked(article, env)), key=lambda piece: piece.line))


def _unblocked(article: Article, env: Env) -> Iterator[Piece]:
    """The units that no ``inline`` token holds: texts in HTML, comments in code."""
    apart = (UnitKind.TITLE, UnitKind.FRONT_MATTER, UnitKind.LINK_TITLE, UnitKind.CONTAINER_TITLE)
    for unit in article.units:
        if unit.block is None and unit.kind not in apart:
            yield _text_piece(unit.text, unit.line, (unit.kind.value,), unit, env, article)


class _Walk:
    """Goes through the tokens once, and knows in which blocks it is."""

    def __init__(self, article: Article, env: Env) -> None:
        self.article = article
        self.env = env
        self.open: list[str] = []
        self.column = 0
        self.units: dict[int, list[Unit]] = defaultdict(list)
        self.titles = {unit.line: unit for unit in article.units if unit.kind is UnitKind.CONTAINER_TITLE}
        for unit in article.units:
            if unit.block is not None:
                self.units[unit.block].append(unit)

    def pieces(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        """The pieces of the whole token stream, in its order."""
        ordinal = -1
        for token in tokens:
            if token.nesting == 1:
                yield from self._enter(token)
            elif token.nesting == -1:
                self.open.pop()
            elif token.type == "inline":
                ordinal += 1
                yield from self._inline(token, ordinal)
            elif token.type in ("fence", "code_block", "math_block"):
                yield self._block(token, code_invariants(token.content))
            elif token.type == "html_block" and not token.content.lstrip().startswith("<!--"):
                yield self._block(token, html_invariants(token.content))

    def _enter(self, token: Token) -> Iterator[Piece]:
        name = token.tag or token.type.removesuffix("_open")
        if token.type == "tr_open":
            self.column = 0
        elif token.tag in ("th", "td"):
            self.column += 1
            name = f"{token.tag} {self.column}"
        elif token.type == CONTAINER:
            word, _, title = token.info.strip().partition(" ")
            name = f"::: {word}"
            if title.strip():
                line = _line(token)
                shape = (*self._shape(), f"{name} title")
                yield _text_piece(
                    title.strip(" \t"), line, shape, self.titles.get(line), self.env, self.article
                )
        elif token.type.startswith("footnote"):
            name = f"[^{token.meta.get('label', '')}]"
        self.open.append(name)

    def _shape(self) -> Shape:
        return tuple(name for name in self.open if name != "p")

    def _inline(self, token: Token, ordinal: int) -> Iterator[Piece]:
        attributes = token.meta.get("attributes", "")
        extra = frozenset({(Sort.IDENTIFIER, attributes.strip())} if attributes else ())
        units = self.units.get(ordinal)
        if units:
            for unit in units:
                yield _text_piece(unit.text, unit.line, self._shape(), unit, self.env, self.article, extra)
        elif token.content.strip():
            text = " ".join(token.content.split())
            yield _text_piece(text, _line(token), self._shape(), None, self.env, self.article, extra)

    def _block(self, token: Token, invariants: frozenset[Invariant]) -> Piece:
        name = f"{token.type} {token.info.split(maxsplit=1)[0] if token.info.strip() else ''}".strip()
        return Piece("", _line(token), (*self._shape(), name), invariants, None)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _text_piece(
    text: str,
    line: int,
    shape: Shape,
    unit: Unit | None,
    env: Env,
    article: Article,
    extra: frozenset[Invariant] = frozenset(),
) -> Piece:
    found = text_invariants(text, env, article.conventions)
    return Piece(_UNWRITABLE.sub("", text), line, shape, found | extra, unit)


_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters that no catalog can hold; a text of the article that has one is no unit."""
