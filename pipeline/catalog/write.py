"""A catalog as text, byte for byte what GNU ``msgcat`` makes of it.

Translators' tools (Poedit, Lokalize, Weblate) write what gettext writes. A catalog in any other form would
change all over at the first save, and the change that somebody made would be lost among the others.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache

import polib

from pipeline.catalog.escapes import escape
from pipeline.catalog.header import text_of
from pipeline.catalog.wrap import fill

__all__ = ["dump"]

PAGE_WIDTH = 79
"""Columns of a line, quotation marks included: gettext's default."""

_PORTION = re.compile(r"[^\n]*\n|[^\n]+")
_SPACE_IN_NAME = re.compile(r"\s")
_ISOLATE = "\u2068{}\u2069"
"""First strong isolate … pop directional isolate: how gettext, from 0.22, marks a file name with spaces."""


def dump(po: polib.POFile) -> str:
    """The text of ``po``: header, entries in their order, obsolete entries last.

    ``msgcat`` outputs it unchanged, unless it has what ``msgcat`` drops: flags it does not know (they are
    kept here), and obsolete entries without a translation.
    """
    entries = [entry for entry in po if not entry.obsolete] + [entry for entry in po if entry.obsolete]
    blocks = [_entry(entry) for entry in entries]
    if po.metadata or po.header:
        blocks.insert(0, _header(po))
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _header(po: polib.POFile) -> list[str]:
    lines = [
        f"#{line}" if line.startswith((".", ":")) else _comment("#", line)
        for line in (po.header.split("\n") if po.header else ())
    ]
    text = text_of(po.metadata)
    lines += _flags(["fuzzy"] if po.metadata_is_fuzzy else [], bool(text))
    return [*lines, *_field("msgid", "", ""), *_field("msgstr", text, "")]


def _entry(entry: polib.POEntry) -> list[str]:
    mark, before = ("#~ ", "#~| ") if entry.obsolete else ("", "#| ")
    wrapped = "no-wrap" not in entry.flags
    first_form = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
    lines = [
        *_comments("#", entry.tcomment),
        *_comments("#.", entry.comment),
        *_references(entry.occurrences),
        *_flags(entry.flags, bool(first_form)),
    ]
    for keyword, previous in (
        ("msgctxt", entry.previous_msgctxt),
        ("msgid", entry.previous_msgid),
        ("msgid_plural", entry.previous_msgid_plural),
    ):
        if previous is not None and entry.previous_msgid is not None:  # gettext wants a msgid among them
            lines += _field(keyword, previous, before, wrapped=wrapped)
    if entry.msgctxt is not None:
        lines += _field("msgctxt", entry.msgctxt, mark, wrapped=wrapped)
    lines += _field("msgid", entry.msgid, mark, wrapped=wrapped)
    if not entry.msgid_plural:
        return [*lines, *_field("msgstr", entry.msgstr, mark, wrapped=wrapped)]
    lines += _field("msgid_plural", entry.msgid_plural, mark, wrapped=wrapped)
    for index, form in sorted(entry.msgstr_plural.items()):
        lines += _field(f"msgstr[{index}]", form, mark, wrapped=wrapped)
    return lines


def _comments(mark: str, text: str) -> Iterator[str]:
    return (_comment(mark, line) for line in text.split("\n")) if text else iter(())


def _comment(mark: str, line: str) -> str:
    end = " " if line.endswith("\\") else ""  # gettext takes a backslash at the end to continue the line
    return f"{mark} {line}{end}" if line else mark


def _references(occurrences: Iterable[tuple[str, str]]) -> list[str]:
    """The ``#:`` lines, filled by the bytes of the references, as gettext counts there."""
    lines: list[str] = []
    column = PAGE_WIDTH
    for reference in dict.fromkeys(_reference(name, line) for name, line in occurrences):
        room = len(reference.encode()) + 1
        if column + room > PAGE_WIDTH:
            lines.append("#:")
            column = len("#:")
        lines[-1] += f" {reference}"
        column += room
    return lines


def _reference(name: str, line: str) -> str:
    while name.startswith("./"):
        name = name[2:]
    if _SPACE_IN_NAME.search(name):
        name = _ISOLATE.format(name)
    return f"{name}:{line}" if line else name


def _flags(flags: Iterable[str], has_translation: bool) -> list[str]:
    """The ``#,`` line: fuzzy (of a translation only), formats, range, no-wrap, then flags gettext lacks."""
    kept = [flag for flag in dict.fromkeys(flags) if flag and (has_translation or flag != "fuzzy")]
    return [f"#, {', '.join(sorted(kept, key=_flag_rank))}"] if kept else []


def _flag_rank(flag: str) -> int:
    known = (flag == "fuzzy", flag.endswith("-format"), flag.startswith("range:"), flag == "no-wrap")
    return known.index(True) if any(known) else len(known)


@lru_cache(maxsize=4096)
def _field(keyword: str, text: str, prefix: str, *, wrapped: bool = True) -> tuple[str, ...]:
    """``keyword "text"``, each line after ``prefix``; with an empty first line if one line is not enough.

    The msgids of an article are the same in its template and in each of its catalogs.
    """
    portions = [escape(portion) for portion in _PORTION.findall(text)] or [""]
    room = PAGE_WIDTH - len(prefix) - len('""') if wrapped else sys.maxsize
    if len(portions) == 1:
        lines = fill(portions[0], room, len(keyword) + 1)
        if len(lines) == 1:
            return (f'{prefix}{keyword} "{lines[0]}"',)
    filled = [line for portion in portions for line in fill(portion, room)]
    return (f'{prefix}{keyword} ""', *(f'{prefix}"{line}"' for line in filled))
