"""From an article and its translations to the localized article: the second half of the journey.

An edition is the source with the spans of its units replaced; everything else is copied. A translation that
equals its unit's text leaves the source as it is, down to its line breaks. The result is then parsed and its
block structure compared with the source's (the guard): whatever a translator typed, one bad translation never
costs the article.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.article.code.comments import write_comment
from pipeline.article.front_matter import read_metadata, write_value
from pipeline.article.html.texts import write_html_text
from pipeline.article.markdown.escape import escape_attributes, escape_heading, escape_line, single_line
from pipeline.article.markdown.link_definitions import write_title
from pipeline.article.markdown.parser import parse_blocks
from pipeline.article.markdown.skeleton import outline, skeleton
from pipeline.article.markdown.tables import write_cell
from pipeline.article.model import Article, Block, Localized, Pieces, Skeleton, Unit, UnitKey, UnitKind
from pipeline.article.sentences import sentence_separator
from pipeline.characters import showable

__all__ = ["localize"]

_ATX = re.compile(r"#[ \t]+$")
_OUTER_PIPE = re.compile(r"(?m)^\||\|[ \t]*$")
_PIPE = "&#124;"
_HARD_BREAK = "  "
_LINE_END = re.compile(r"\r\n|\n|\r")
_REASON = (
    "this translation would change the structure of the article, so readers get the source text: "
    "take lists, headings, tables or HTML out of it"
)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A block's translation as the text to put into its span. ``cautious`` is tried if ``text`` does harm."""

    block: Block
    text: str
    cautious: str | None


def localize(article: Article, translations: Mapping[UnitKey, str], language: str = "") -> Localized:
    """Put ``translations`` into the article; a unit without one keeps its source text.

    White space around a translation is not part of it. ``language``, a locale, says what stands between two
    sentences. Nothing is raised whatever a translation holds: what cannot be put in is told as
    `Localized.rejected`.
    """
    newline = (_LINE_END.search(article.text) or ["\n"])[0]
    line_starts = [0, *(found.end() for found in _LINE_END.finditer(article.text))]
    edits: list[_Edit] = []
    missing: list[Unit] = []
    mixed: dict[int, Pieces] = {}
    for block in article.blocks:
        cleaned = {unit: _clean(translations.get(unit.key, "")) for unit in block.units}
        missing += (unit for unit, text in cleaned.items() if not text)
        if any(text and translations[unit.key] != unit.text for unit, text in cleaned.items()):
            line_start = line_starts[bisect_right(line_starts, block.span.start) - 1]
            before = article.text[line_start : block.span.start].removeprefix("\ufeff")
            pieces = _pieces(block, cleaned, language)
            text = "".join(piece for piece, _is_source in pieces)
            edits.append(_edit(article.text, block, text, before, newline))
            ordinal = block.units[0].block
            if ordinal is not None and not all(cleaned.values()):
                mixed[ordinal] = pieces

    text, rejected = _guarded(article, edits)
    refused = [unit for block in rejected for unit in block.units if unit not in missing]
    whole = {unit.block for block in rejected for unit in block.units}
    shown_in_source = {one.block for one in (*missing, *refused) if one.block is not None}
    return Localized(
        text=text,
        metadata=article.metadata if text == article.text else read_metadata(text),
        missing=tuple(dict.fromkeys(unit.key for unit in missing)),
        rejected=tuple(dict.fromkeys((unit.key, _REASON) for unit in refused)),
        fallbacks=frozenset(shown_in_source),
        mixed={ordinal: pieces for ordinal, pieces in mixed.items() if ordinal not in whole},
    )


def _pieces(block: Block, translations: Mapping[Unit, str], language: str) -> Pieces:
    """The text of a block: each part's translation, or else its source, and what stands between them."""
    pieces: list[tuple[str, bool]] = []
    joined = ""
    end = 0
    for part in block.parts:
        translation = part.unit and translations[part.unit]
        text = translation or block.text[part.start : part.end]
        gap = block.text[end : part.start]
        between = sentence_separator(joined, text, gap=gap, language=language) if end else gap
        pieces += [(between, False), (text, part.unit is not None and not translation)]
        joined += between + text
        end = part.end
    return (*pieces, (block.text[end:], False))


def _clean(translation: str) -> str:
    """The translation without what has no place in a text: other line ends, byte order marks, blank ends.

    Nor is there a place for what no page can show.
    """
    text = showable(_LINE_END.sub("\n", translation)).replace("\ufeff", "")
    return text.rstrip(" \t\n").lstrip("\n")


def _edit(source: str, block: Block, text: str, before: str, newline: str) -> _Edit:
    """How ``text`` is written in place of the block; ``before`` is what stands before it on its first line."""
    span = block.span
    cautious = _cautious(single_line(text))
    match block.kind:
        case UnitKind.TITLE | UnitKind.FRONT_MATTER:
            value = write_value(source, source[span.start : span.end], block.style, text)
            return _Edit(block, value.replace("\n", newline), None)
        case UnitKind.CONTAINER_TITLE:
            return _Edit(block, " ".join(text.split()), None)
        case UnitKind.LINK_TITLE:
            return _Edit(block, write_title(text, source[span.end]), None)
        case UnitKind.HTML_TEXT:
            return _Edit(block, write_html_text(text, None), None)
        case UnitKind.HTML_ATTRIBUTE:
            return _Edit(block, write_html_text(text, block.style), None)
        case UnitKind.CODE_COMMENT if block.comment:
            return _Edit(block, write_comment(text, block.comment), None)
        case UnitKind.TABLE_HEADER | UnitKind.TABLE_CELL:
            cell = write_cell(single_line(text))
            return _Edit(block, cell if "|" in before else escape_line(cell), escape_line(cell))
        case UnitKind.HEADING if _ATX.search(before):
            return _Edit(block, escape_heading(text), None)
        case UnitKind.TERM:
            return _Edit(block, escape_line(single_line(text)), cautious)
        case UnitKind.HEADING:
            # one cell and an underline of hyphens would be a table: "|text" or "te\|xt"
            text, cautious = _OUTER_PIPE.sub(_PIPE, escape_attributes(text)), cautious.replace("|", _PIPE)
    return _Edit(block, _paragraph(text, _continuation(before), newline), cautious)


def _continuation(before: str) -> str:
    """The prefix of a paragraph's further lines: its quotes again, and spaces for list markers and U+3000."""
    return re.sub(r"[^> \t]", " ", before)


def _paragraph(text: str, prefix: str, newline: str) -> str:
    """The lines of a paragraph, hard breaks between them; ``<br>`` stands for lines that are empty."""
    written = ""
    for number, line in enumerate(text.split("\n")):
        escaped = escape_line(line)
        if not number:
            written = escaped
        elif not escaped:
            written += "<br>"
        else:
            written += _HARD_BREAK + newline + prefix + escaped
    return written


def _cautious(line: str) -> str:
    """The line with its first character escaped if it is punctuation, whether or not a rule asks for it."""
    line = line.strip(" \t")
    return re.sub(r"^[!-/:-@\[-`{-~]", r"\\\g<0>", line)


def _guarded(article: Article, edits: Sequence[_Edit]) -> tuple[str, list[Block]]:
    """The article with those edits that leave its structure alone, and the blocks of the others."""
    if not edits:
        return article.text, []
    in_front_matter = [edit for edit in edits if edit.block.kind in (UnitKind.TITLE, UnitKind.FRONT_MATTER)]
    in_markdown = [edit for edit in edits if edit.block.kind not in (UnitKind.TITLE, UnitKind.FRONT_MATTER)]
    shape = outline(article.metadata)
    good, bad = _harmless(in_front_matter, lambda some: _shape(_splice(article.text, some)) == shape)
    kept, rejected = _harmless(in_markdown, lambda some: _blocks(article, some) == article.skeleton)
    return _splice(article.text, (*good, *kept)), [*bad, *rejected]


def _blocks(article: Article, edits: Sequence[_Edit]) -> Skeleton:
    tokens, env = parse_blocks(_splice(article.text, edits), article.conventions)
    return skeleton(tokens, env, article.conventions)


def _shape(text: str) -> object:
    return outline(read_metadata(text))


def _harmless(
    edits: Sequence[_Edit], is_harmless: Callable[[Sequence[_Edit]], bool]
) -> tuple[list[_Edit], list[Block]]:
    """The edits that are harmless together, and the blocks of those that had to be left out.

    The culprit is the edit whose addition to those before it does harm, found by bisection; its cautious form
    is tried before it is left out.
    """
    kept, rejected = list(edits), []
    good = 0
    while kept and not is_harmless(kept):
        bad = len(kept)
        while bad - good > 1:
            middle = (good + bad) // 2
            good, bad = (middle, bad) if is_harmless(kept[:middle]) else (good, middle)
        culprit = kept[bad - 1]
        if culprit.cautious is not None and culprit.cautious != culprit.text:
            kept[bad - 1] = _Edit(culprit.block, culprit.cautious, None)
        else:
            del kept[bad - 1]
            rejected.append(culprit.block)
        good = bad - 1 if is_harmless(kept[: bad - 1]) else 0
    return kept, rejected


def _splice(source: str, edits: Iterable[_Edit]) -> str:
    """The source with the edits' texts in place of their spans."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda one: one.block.span.start):
        pieces += (source[position : edit.block.span.start], edit.text)
        position = edit.block.span.end
    return "".join((*pieces, source[position:]))
