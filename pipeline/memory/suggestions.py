"""What the memory says, in a catalog: a fuzzy translation for a text that was translated before, comments for others.

The comments are extracted ones (``#.``), which every gettext tool keeps apart from a translator's own, and which
``update`` writes anew each time, so that a suggestion is gone when it no longer holds.
"""

import re
from collections.abc import Mapping

import polib

from pipeline.catalog.entries import key_of
from pipeline.memory.model import Remembered
from pipeline.memory.search import Match, Memory

__all__ = ["forget", "is_suggested", "needs_memory", "suggest"]

_MARK = "memory"
_SAME = f"{_MARK} 100%"
_COMMENT = re.compile(rf"{_MARK} \d+%: ")
_LINE_BREAK = "⏎"
_LONGEST_SOURCE = 120
_LONGEST_TARGET = 400
"""In code points: a comment is read, not searched."""


def needs_memory(po: polib.POFile) -> bool:
    """Whether there is an entry that the memory may have something for."""
    return any(_is_open(entry) for entry in po)


def suggest(catalogs: Mapping[str, polib.POFile], memory: Memory) -> None:
    """Add what the memory has for the entries of catalogs, by their articles' names; the catalogs are changed.

    An untranslated entry gets the translation of the same text, fuzzy, or else up to three comments with similar ones.
    One that got its translation this way before keeps the comment that says so.
    """
    searched = [
        (entry, article)
        for article, po in catalogs.items()
        for entry in po
        if _is_open(entry) and not _take_same(entry, memory.exact(key_of(entry), article))
    ]
    near = memory.near(entry.msgid for entry, _ in searched)
    for entry, article in searched:
        _add_lines(entry, [_line(match) for match in memory.similar(entry.msgid, near, article)])


def _take_same(entry: polib.POEntry, same: Remembered | None) -> bool:
    """Give the entry the translation of the same text; whether it has any translation then.

    An untranslated one may have the flag, and the text of a translation that somebody removed: those go.
    """
    if same and entry.msgstr in ("", same.target):
        if not entry.msgstr:
            entry.msgstr = same.target
            entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
            entry.previous_msgctxt = entry.previous_msgid = None
        _add_lines(entry, [f"{_SAME}: {_origin(same)}"])
    return bool(entry.msgstr)


def forget(entry: polib.POEntry) -> None:
    """Remove the comments, for an entry that gets a translation from elsewhere."""
    lines = entry.comment.split("\n") if entry.comment else []
    entry.comment = "\n".join(line for line in lines if not _COMMENT.match(line))


def is_suggested(entry: polib.POEntry) -> bool:
    """Whether the entry's translation comes from the memory, and nobody confirmed it."""
    return entry.fuzzy and any(line.startswith(_SAME) for line in entry.comment.split("\n"))


def _is_open(entry: polib.POEntry) -> bool:
    """Untranslated, or fuzzy without being a changed text's translation, as those of the memory are."""
    if entry.obsolete or entry.msgid_plural:
        return False
    return not entry.msgstr or (entry.fuzzy and entry.previous_msgid is None)


def _add_lines(entry: polib.POEntry, lines: list[str]) -> None:
    entry.comment = "\n".join([*(entry.comment.split("\n") if entry.comment else ()), *lines])


def _line(match: Match) -> str:
    found = match.found
    source, target = _shortened(found.source, _LONGEST_SOURCE), _shortened(found.target, _LONGEST_TARGET)
    return f"{_MARK} {match.percent}%: {_origin(found)}: {source} → {target}"


def _origin(found: Remembered) -> str:
    return " ".join(found.origin.split())


def _shortened(text: str, longest: int) -> str:
    line = _LINE_BREAK.join(" ".join(part.split()) for part in text.splitlines())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"
