"""From an article and its translations to the localized article: the second half of the journey.

An edition is the source with the spans of its units replaced; everything else is copied. A translation that
equals its unit's text leaves the source as it is, down to its line breaks. The result is then parsed and its
block structure compared with the source's (the guard): whatever a translator typed, one bad translation never
costs the article.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.article.escape import escape_attributes, escape_heading, escape_line, single_line
from pipeline.article.front_matter import read_metadata, write_value
from pipeline.article.link_definitions import write_title
from pipeline.article.model import Article, Localized, Skeleton, Span, Unit, UnitKey, UnitKind
from pipeline.article.parser import parse_blocks
from pipeline.article.skeleton import outline, skeleton
from pipeline.article.tables import write_cell

__all__ = ["localize"]

_CELLS = (UnitKind.TABLE_HEADER, UnitKind.TABLE_CELL)
_ATX = re.compile(r"#[ \t]+$")
_OUTER_PIPE = re.compile(r"(?m)^\||\|[ \t]*$")
_PIPE = "&#124;"
_LINE_END = re.compile(r"\r\n|\n|\r")
_REASON = (
    "this translation would change the structure of the article, so readers get the source text: "
    "take lists, headings, tables or HTML out of it"
)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A unit's translation as the text to put into ``span``. ``cautious`` is tried if ``text`` does harm."""

    unit: Unit
    span: Span
    text: str
    cautious: str | None


def localize(article: Article, translations: Mapping[UnitKey, str]) -> Localized:
    """Put ``translations`` into the article; a unit without one keeps its source text.

    White space around a translation is not part of it. Nothing is raised whatever a translation holds: what
    cannot be put in is told as `Localized.rejected`.
    """
    newline = (_LINE_END.search(article.text) or ["\n"])[0]
    edits: list[_Edit] = []
    missing: list[Unit] = []
    for unit in article.units:
        translation = translations.get(unit.key, "")
        text = _clean(translation)
        if not text:
            missing.append(unit)
        elif translation != unit.text:
            edits.append(_edit(article.text, unit, text, newline))

    text, rejected = _guarded(article, edits)
    shown_in_source = {one.block for one in (*missing, *rejected) if one.block is not None}
    return Localized(
        text=text,
        metadata=read_metadata(text),
        missing=tuple(dict.fromkeys(unit.key for unit in missing)),
        rejected=tuple(dict.fromkeys((unit.key, _REASON) for unit in rejected)),
        fallbacks=frozenset(shown_in_source),
    )


def _clean(translation: str) -> str:
    """The translation without what has no place in a text: other line ends, NUL, byte order marks, blank ends."""
    text = _LINE_END.sub("\n", translation).replace("\0", "\ufffd").replace("\ufeff", "")
    return text.rstrip(" \t\n").lstrip("\n")


def _edit(source: str, unit: Unit, text: str, newline: str) -> _Edit:
    span = Span(unit.spans[0].start, unit.spans[-1].end)
    line_start = max(source.rfind("\n", 0, span.start), source.rfind("\r", 0, span.start)) + 1
    before = source[line_start : span.start].removeprefix("\ufeff")
    if unit.kind in (UnitKind.TITLE, UnitKind.FRONT_MATTER):
        written = write_value(source[span.start : span.end], unit.style, text).replace("\n", newline)
        return _Edit(unit, span, written, None)
    if unit.kind is UnitKind.CONTAINER_TITLE:
        return _Edit(unit, span, " ".join(text.split()), None)
    if unit.kind is UnitKind.LINK_TITLE:
        return _Edit(unit, span, write_title(text, source[span.end]), None)
    if unit.kind in _CELLS:
        cell = write_cell(single_line(text))
        return _Edit(unit, span, cell if "|" in before else escape_line(cell), escape_line(cell))
    if _ATX.search(before):
        return _Edit(unit, span, escape_heading(text), None)
    cautious = _cautious(single_line(text))
    if unit.kind is UnitKind.TERM:
        return _Edit(unit, span, escape_line(single_line(text)), cautious)
    if unit.kind is UnitKind.HEADING:
        # one cell and an underline of hyphens would be a table: "|text" or "te\|xt"
        text, cautious = _OUTER_PIPE.sub(_PIPE, escape_attributes(text)), cautious.replace("|", _PIPE)
    return _Edit(unit, span, _paragraph(text, _continuation(before), newline, "  "), cautious)


def _continuation(before: str) -> str:
    """The prefix of a paragraph's further lines: its quotes again, and spaces for list markers."""
    return re.sub(r"[^>\s]", " ", before)


def _paragraph(text: str, prefix: str, newline: str, hard_break: str) -> str:
    """The lines of a paragraph, hard breaks between them; ``<br>`` stands for lines that are empty."""
    written = ""
    for number, line in enumerate(text.split("\n")):
        escaped = escape_line(line)
        if not number:
            written = escaped
        elif not escaped:
            written += "<br>"
        else:
            written += hard_break + newline + prefix + escaped
    return written


def _cautious(line: str) -> str:
    """The line with its first character escaped if it is punctuation, whether or not a rule asks for it."""
    line = line.strip(" \t")
    return re.sub(r"^[!-/:-@\[-`{-~]", r"\\\g<0>", line)


def _guarded(article: Article, edits: Sequence[_Edit]) -> tuple[str, list[Unit]]:
    """The article with those edits that leave its structure alone, and the units of the others."""
    in_front_matter = [edit for edit in edits if edit.unit.kind in (UnitKind.TITLE, UnitKind.FRONT_MATTER)]
    in_markdown = [edit for edit in edits if edit not in in_front_matter]
    shape = outline(article.metadata)
    good, bad = _harmless(in_front_matter, lambda some: _shape(_splice(article.text, some)) == shape)
    kept, rejected = _harmless(in_markdown, lambda some: _blocks(article, some) == article.skeleton)
    return _splice(article.text, (*good, *kept)), [*bad, *rejected]


def _blocks(article: Article, edits: Sequence[_Edit]) -> Skeleton:
    return skeleton(*parse_blocks(_splice(article.text, edits), article.conventions))


def _shape(text: str) -> object:
    return outline(read_metadata(text))


def _harmless(
    edits: Sequence[_Edit], is_harmless: Callable[[Sequence[_Edit]], bool]
) -> tuple[list[_Edit], list[Unit]]:
    """The edits that are harmless together, and the units of those that had to be left out.

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
            kept[bad - 1] = _Edit(culprit.unit, culprit.span, culprit.cautious, None)
        else:
            del kept[bad - 1]
            rejected.append(culprit.unit)
        good = bad - 1 if is_harmless(kept[: bad - 1]) else 0
    return kept, rejected


def _splice(source: str, edits: Iterable[_Edit]) -> str:
    """The source with the edits' texts in place of their spans."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda one: one.span.start):
        pieces += (source[position : edit.span.start], edit.text)
        position = edit.span.end
    return "".join((*pieces, source[position:]))
