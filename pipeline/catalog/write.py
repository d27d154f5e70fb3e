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
from pipeline.catalog.form import GETTEXT_FORM, Form, comment_value
from pipeline.catalog.garbage import collected_later
from pipeline.catalog.header import text_of
from pipeline.catalog.wrap import fill

__all__ = ["dump"]

PAGE_WIDTH = 79
"""Columns of a line, quotation marks included: gettext's default."""

_PORTION = re.compile(r"[^\n]*\n|[^\n]+")
_SPACE_IN_NAME = re.compile(r"\s")
_ISOLATE = "\u2068{}\u2069"
"""First strong isolate … pop directional isolate: how gettext, from 0.22, marks a file name with spaces."""


@collected_later()
def dump(po: polib.POFile, form: Form = GETTEXT_FORM) -> str:
    """The text of ``po``: header, entries in their order, obsolete entries last.

    In gettext's form ``msgcat`` outputs it unchanged, unless it has what ``msgcat`` drops: flags it does not know
    (they are kept here), and obsolete entries without a translation. In another ``form`` what that has is copied.
    """
    entries = [entry for entry in po if not entry.obsolete] + [entry for entry in po if entry.obsolete]
    lines: list[str] = _header(po, form) if po.metadata or po.header else []
    for entry in entries:
        block = form.block(entry) or ["", *_entry(entry, form)]
        lines += block if lines else block[1:] if not block[0] else block
    text = "".join(f"{line}{form.line_end}" for line in lines)
    return text if form.ends_with_line_end else text.removesuffix(form.line_end)


def _header(po: polib.POFile, form: Form) -> list[str]:
    text = text_of(po.metadata)
    lines = list(form.above_header) if form.comments == po.header else _above_header(po, bool(text))
    if not any(portion in form.fields for portion in _PORTION.findall(text)):
        return [*lines, *_field("msgstr", text, "")]
    lines.append('msgstr ""')
    for portion in _PORTION.findall(text):
        lines += form.fields.get(portion) or [f'"{line}"' for line in fill(escape(portion), PAGE_WIDTH - 2)]
    return lines


def _above_header(po: polib.POFile, has_fields: bool) -> list[str]:
    lines = [
        f"#{line}" if line.startswith((".", ":")) else _comment("#", line)
        for line in (po.header.split("\n") if po.header else ())
    ]
    return [*lines, *_flags(["fuzzy"] if po.metadata_is_fuzzy else [], has_fields), *_field("msgid", "", "")]


def _entry(entry: polib.POEntry, form: Form) -> list[str]:
    mark, before = ("#~ ", "#~| ") if entry.obsolete else ("", "#| ")
    wrapped = form.wrapped and "no-wrap" not in entry.flags

    def text_of(prefix: str, keyword: str, text: str) -> Iterable[str]:
        found = form.part(f"{prefix}{keyword}", text)
        return _field(keyword, text, prefix, wrapped=wrapped) if found is None else found

    def comments_of(name: str, lines: Iterable[str]) -> Iterable[str]:
        found = form.part(name, comment_value(entry, name)) if form.parts else None
        return lines if found is None else found

    first_form = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
    lines = [
        *comments_of("#", _comments("#", entry.tcomment)),
        *comments_of("#.", _comments("#.", entry.comment)),
        *comments_of("#:", _references(entry.occurrences)),
        *comments_of("#,", _flags(entry.flags, bool(first_form))),
    ]
    for keyword, previous in (
        ("msgctxt", entry.previous_msgctxt),
        ("msgid", entry.previous_msgid),
        ("msgid_plural", entry.previous_msgid_plural),
    ):
        if previous is not None and entry.previous_msgid is not None:  # gettext wants a msgid among them
            lines += text_of(before, keyword, previous)
    if entry.msgctxt is not None:
        lines += text_of(mark, "msgctxt", entry.msgctxt)
    lines += text_of(mark, "msgid", entry.msgid)
    if not entry.msgid_plural:
        return [*lines, *text_of(mark, "msgstr", entry.msgstr)]
    lines += text_of(mark, "msgid_plural", entry.msgid_plural)
    for index, translation in sorted(entry.msgstr_plural.items()):
        lines += text_of(mark, f"msgstr[{index}]", translation)
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
    references = dict.fromkeys(_reference(name, line) for name, line in occurrences)
    if len(references) == 1:
        return [f"#: {reference}" for reference in references]
    for reference in references:
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
    room = PAGE_WIDTH - len(prefix) - len('""') if wrapped else sys.maxsize
    if 2 * len(text) + len(keyword) + 1 <= room and "\n" not in text and (line := escape(text)) == text:
        return (f'{prefix}{keyword} "{line}"',)  # it fits on one line, as `fill` finds after a longer look
    portions = [escape(portion) for portion in _PORTION.findall(text)] or [""]
    filled = [line for portion in portions for line in fill(portion, room)]
    if len(filled) == 1 and len(fill(filled[0], room, len(keyword) + 1)) == 1:
        return (f'{prefix}{keyword} "{filled[0]}"',)
    return (f'{prefix}{keyword} ""', *(f'{prefix}"{line}"' for line in filled))
