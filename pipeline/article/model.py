"""The values an article is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.conventions import Conventions

__all__ = [
    "Article",
    "Block",
    "CodeComment",
    "FrontMatter",
    "Leftover",
    "Localized",
    "Part",
    "Skeleton",
    "Span",
    "Unit",
    "UnitKey",
    "UnitKind",
    "Value",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of an article's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A text of the front matter that is translated.

    ``key`` is the path of keys to it, with dots; ``span`` the scalar as it is written, quotes included;
    ``style`` how it is written, in the terms of the format's own reader and writer.
    """

    key: str
    text: str
    span: Span
    style: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of an article: plain data, and the values to translate, in order."""

    metadata: Mapping[str, object]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class CodeComment:
    """The text of one line of a comment: ``text`` is ``code[start:end]``, in code points.

    ``opener`` and ``closer`` are the comment's markers; ``closer`` is empty where the line's end closes it. ``before``
    and ``after`` are what else of the comment stands in this line: blanks, further markers, the closer.
    """

    start: int
    end: int
    text: str
    opener: str
    closer: str
    before: str
    after: str


class UnitKind(StrEnum):
    """What a unit is in its article, in the words that translators see."""

    TITLE = "title"
    FRONT_MATTER = "front matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    TABLE_HEADER = "table header"
    TABLE_CELL = "table cell"
    FOOTNOTE = "footnote"
    TERM = "term of a definition list"
    DEFINITION = "definition"
    CONTAINER_TITLE = "container title"
    HTML_TEXT = "text in HTML"
    HTML_ATTRIBUTE = "attribute in HTML"
    CODE_COMMENT = "comment in code"
    LINK_TITLE = "title of a link"


UnitKey = tuple[str | None, str]
"""What identifies a unit within a catalog: its msgctxt (or None) and its msgid."""


@dataclass(frozen=True, slots=True)
class Unit:
    r"""One translatable piece of an article.

    ``text`` is what translators see (the msgid): inline Markdown, container prefixes removed, soft line
    breaks folded, ``\n`` for a hard break. ``spans`` are the pieces of the source it came from, in
    order, one per source line; what is between them is the author's. ``line`` counts from 1. ``comment`` is
    the author's note to translators.
    """

    text: str
    kind: UnitKind
    spans: tuple[Span, ...]
    line: int
    context: str | None = None
    comment: str = ""
    note: str = ""
    """Where the unit stands, beyond its kind: the front matter key, for example."""
    block: int | None = None
    """The ordinal of its ``inline`` token (`pipeline.article.markdown.parser`); None outside of Markdown blocks."""

    @property
    def key(self) -> UnitKey:
        """What identifies the unit within a catalog."""
        return (self.context, self.text)


@dataclass(frozen=True, slots=True)
class Part:
    """A half-open range of a block's text, in code points; ``unit`` is None if there is nothing to translate."""

    start: int
    end: int
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Block:
    """A text of the article that is replaced as a whole: a paragraph, a table cell, a value of the front matter.

    ``span`` is where it stands in the source, from its first to its last character; ``text`` as in `Unit`.
    ``parts`` are in order and apart: the whole text, or its sentences. ``style`` is how the text is written,
    where that matters for a translation: the quotes of a value. ``comment`` is the comment in code that it is.
    """

    text: str
    kind: UnitKind
    span: Span
    parts: tuple[Part, ...]
    style: str = ""
    comment: CodeComment | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """Its units, in order."""
        return tuple(part.unit for part in self.parts if part.unit)


Skeleton = tuple[tuple[str, ...], ...]
"""A block structure: an article's blocks in order, each with what makes it the block it is."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text that is not offered to translators, and why. Line and column count from 1."""

    line: int
    column: int
    message: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text and what was found in it.

    ``text`` is the file's content exactly, byte order mark and line ends included.
    ``metadata`` are the front matter's values as plain data, for pages and slugs. ``skeleton`` is its block
    structure, which every edition has to keep. ``definitions`` are its link reference definitions: label, as
    markdown-it normalises it, -> address.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, object]
    skeleton: Skeleton
    conventions: Conventions
    leftovers: tuple[Leftover, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit, in the order of the article."""
        return tuple(unit for block in self.blocks for unit in block.units)


Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is in the source language."""


@dataclass(frozen=True, slots=True)
class Localized:
    """An article with translations in place of its units.

    ``missing`` are the units that show the source text for want of a translation, ``rejected`` those whose
    translation cannot be put into the page, with the reason; each key once, in the article's order.
    ``fallbacks`` are the ordinals of the blocks (`Unit.block`) that show source text because of either. ``mixed`` are
    those among them that show translated text as well, with their pieces in order: the text, and whether it is the
    source's.
    """

    text: str
    metadata: Mapping[str, object]
    missing: tuple[UnitKey, ...] = ()
    rejected: tuple[tuple[UnitKey, str], ...] = ()
    fallbacks: frozenset[int] = frozenset()
    mixed: Mapping[int, Pieces] = field(default_factory=dict)
