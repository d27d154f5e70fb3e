"""From an article's text to its units: the first half of the journey.

`locate_texts` finds every text of the Markdown and where exactly it stands, `read_front_matter` the values before
it. Here they become blocks, and blocks units: whole, or sentence by sentence. Everything between the blocks stays
the author's. What cannot be offered for translation is reported as a `Leftover`: it is never garbled.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import PurePath

from pipeline.article.front_matter import read_front_matter
from pipeline.article.markdown.lines import Lines
from pipeline.article.markdown.parser import Env, parse_blocks
from pipeline.article.markdown.skeleton import skeleton
from pipeline.article.markdown.translatable import is_translatable
from pipeline.article.model import Article, Block, Leftover, Part, Span, Unit, UnitKind, Value
from pipeline.article.sentences import split_sentences
from pipeline.article.texts import LocatedText, locate_texts
from pipeline.conventions import Conventions

__all__ = ["segment"]


def segment(text: str, shown: PurePath, conventions: Conventions) -> Article:
    """Find the units of an article, in the order in which they stand in it.

    ``text`` is the file's content, ``shown`` its path in messages. Raises `InputError` for front matter that
    cannot be read.
    """
    header = read_front_matter(text, shown, conventions.front_matter)
    tokens, env = parse_blocks(text, conventions)
    lines = Lines(text)
    blocks: list[Block] = []
    leftovers: list[Leftover] = []
    values = (_value(value, lines) for value in header.values)
    for found in (*values, *locate_texts(tokens, env, lines, conventions)):
        made = _block(found, env, conventions) if isinstance(found, LocatedText) else found
        if isinstance(made, Block):
            blocks.append(made)
        elif made and is_translatable(made.text, env, conventions):
            leftovers.append(made)
    return Article(
        text=text,
        blocks=tuple(sorted(blocks, key=lambda block: block.span.start)),
        metadata=header.metadata,
        skeleton=skeleton(tokens, env, conventions),
        conventions=conventions,
        leftovers=tuple(sorted(leftovers, key=lambda leftover: leftover.line)),
        definitions={label: one["href"] for label, one in env.get("references", {}).items()},
    )


def _value(value: Value, lines: Lines) -> LocatedText:
    kind = UnitKind.TITLE if value.key == "title" else UnitKind.FRONT_MATTER
    return LocatedText(
        value.text,
        kind,
        (value.span,),
        bisect_right(lines.starts, value.span.start) - 1,
        style=value.style,
        note="" if kind is UnitKind.TITLE else value.key,
    )


def _block(found: LocatedText, env: Env, conventions: Conventions) -> Block | Leftover | None:
    """The block of a text, or why there is none: a leftover, or None if it has nothing to translate."""
    if _FORBIDDEN.search(found.text):
        message = "this text holds a control character, which catalogs cannot: take it out"
        return Leftover(found.line + 1, 1, message, found.text)
    parts: list[Part] = []
    for part in _parts(found, conventions):
        words = found.text[part.start : part.end]
        is_text = found.kind in _PLAIN or is_translatable(words, env, conventions)
        parts.append(Part(part.start, part.end, _unit(found, part) if is_text else None))
    if not any(part.unit for part in parts):
        return None
    span = Span(found.spans[0].start, found.spans[-1].end)
    return Block(found.text, found.kind, span, tuple(parts), found.style, found.comment)


def _unit(found: LocatedText, part: Span) -> Unit:
    return Unit(
        text=found.text[part.start : part.end],
        kind=found.kind,
        spans=tuple(_sources(part, found)),
        line=found.line + bisect_right(found.starts, part.start),
        context=found.said.context,
        comment=found.said.comment,
        note=found.note,
        block=found.ordinal,
    )


def _parts(found: LocatedText, conventions: Conventions) -> tuple[Span, ...]:
    """The ranges of a text that may be units: its sentences, or all of it."""
    if conventions.segmentation == "sentence" and found.kind in _OF_SENTENCES:
        return split_sentences(found.text)
    return (Span(0, len(found.text)),)


def _sources(part: Span, found: LocatedText) -> Iterator[Span]:
    """The source of a part of a text, a span for each line that it is on."""
    spans, starts = found.spans, found.starts
    is_whole = part.end - part.start == len(found.text)
    if is_whole or len(spans) != len(starts):  # the source may be longer: a cell with escaped pipes
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
