"""Comments and statements → entries, in the order that gettext's grammar wants them.

That is: comments, the previous msgctxt and msgid, msgctxt, msgid, msgid_plural, msgstr. As in gettext, what
comes before a msgid belongs to it, blank lines or not.
"""

import re
from dataclasses import dataclass, field
from pathlib import PurePath

import polib

from pipeline.catalog.entries import key_of, new_entry
from pipeline.catalog.lines import EntryLines
from pipeline.catalog.syntax import Comment, Place, Statement, error, statements
from pipeline.diagnostics import InputError

__all__ = ["Draft", "read_entries"]

_REFERENCE = re.compile(r"\u2068([^\u2069]*)\u2069(?::(\d+))?(?=\s|$)|(\S+)")
_FLAG_SEPARATOR = re.compile(r"\s*,\s*")


def read_entries(text: str, shown: PurePath) -> tuple[list["Draft"], list[str]]:
    """The entries of ``text``, and the comments that no entry follows. Raises `InputError`."""
    builder = _Builder(shown)
    for item in statements(text, shown):
        if isinstance(item, Comment):
            builder.add_comment(item)
        else:
            builder.add_statement(item)
    return builder.finish()


@dataclass(slots=True)
class Draft:
    """An entry, its statements so far by keyword, and the place of its translation's first character."""

    entry: polib.POEntry = field(default_factory=new_entry)
    seen: dict[str, Statement] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    place: Place = (1, 1)
    items: list[Comment | Statement] = field(default_factory=list)
    after: int = 0

    @property
    def lines(self) -> EntryLines:
        """Where it stands in the file, once it is whole."""
        return EntryLines(self.after, self.items)

    @property
    def is_header(self) -> bool:
        """Whether this is the entry whose msgstr is the header."""
        return key_of(self.entry) == (None, "") and not self.entry.obsolete


class _Builder:
    """Puts comments and statements together to entries, in the order that gettext's grammar wants."""

    def __init__(self, shown: PurePath) -> None:
        self.shown = shown
        self.drafts: list[Draft] = []
        self.draft = Draft()

    def add_comment(self, comment: Comment) -> None:
        self._leave_finished_entry()
        if self.draft.seen:
            raise error("a comment inside an entry: move it above the msgid", self.shown, comment.place)
        entry, text = self.draft.entry, comment.text
        self.draft.items.append(comment)
        match text[:1]:
            case ".":
                self.draft.extracted.append(text[1:].removeprefix(" "))
            case ":":
                entry.occurrences += _references(text[1:])
            case ",":
                flags = _FLAG_SEPARATOR.split(text[1:].strip())
                entry.flags += [flag for flag in flags if flag and flag not in entry.flags]
            case _:
                self.draft.comments.append(text.removeprefix(" "))

    def add_statement(self, statement: Statement) -> None:
        self._leave_finished_entry(statement)
        self.draft.items.append(statement)
        if statement.previous:
            self._add_previous(statement)
            return
        draft, keyword = self.draft, statement.keyword
        self._check_order(statement)
        text = statement.text or ""
        entry = draft.entry
        if keyword == "msgctxt":
            entry.msgctxt = text
        elif keyword == "msgid":
            entry.msgid, entry.linenum = text, statement.place[0]
            entry.obsolete = statement.obsolete
        elif keyword == "msgid_plural":
            entry.msgid_plural = text
        elif statement.index is None:
            entry.msgstr, draft.place = text, statement.text_place
        else:
            entry.msgstr_plural[statement.index] = text
            draft.place = draft.place if statement.index else statement.text_place
        draft.seen[keyword] = statement

    def finish(self) -> tuple[list[Draft], list[str]]:
        """The entries, and the comments that no entry follows."""
        self._leave_finished_entry()
        if self.draft.seen:
            raise self._unfinished()
        return self.drafts, self.draft.comments

    def _leave_finished_entry(self, following: Statement | None = None) -> None:
        if "msgstr" not in self.draft.seen:
            return
        if following and following.keyword == "msgstr" and not following.previous and following.index:
            return
        self.draft.entry.tcomment = "\n".join(self.draft.comments)
        self.draft.entry.comment = "\n".join(self.draft.extracted)
        self.drafts.append(self.draft)
        self.draft = Draft(after=self.draft.lines.last)

    def _add_previous(self, statement: Statement) -> None:
        if self.draft.seen:
            raise error("#| inside an entry: move it above the msgid", self.shown, statement.place)
        if statement.keyword == "msgstr":
            raise error("#| is for msgctxt, msgid and msgid_plural", self.shown, statement.place)
        setattr(self.draft.entry, f"previous_{statement.keyword}", statement.text)

    def _check_order(self, statement: Statement) -> None:
        keyword, seen = statement.keyword, self.draft.seen
        if seen and next(reversed(seen.values())).obsolete != statement.obsolete:
            raise error("some lines of this entry begin with #~, others do not", self.shown, statement.place)
        if (keyword == "msgctxt" and seen) or (keyword == "msgid" and "msgid" in seen):
            raise self._unfinished()
        if keyword in ("msgid_plural", "msgstr") and "msgid" not in seen:
            raise error(f"{keyword} without a msgid before it", self.shown, statement.place)
        if keyword == "msgid_plural" and keyword in seen:
            raise error("a second msgid_plural", self.shown, statement.place)
        if keyword == "msgstr":
            self._check_form(statement)

    def _check_form(self, statement: Statement) -> None:
        plural = "msgid_plural" in self.draft.seen
        if plural and statement.index is None:
            raise error("this entry has a msgid_plural: write msgstr[0]", self.shown, statement.place)
        if not plural and statement.index is not None:
            raise error(
                f"msgstr[{statement.index}] without a msgid_plural before it", self.shown, statement.place
            )
        expected = len(self.draft.entry.msgstr_plural)
        if plural and statement.index != expected:
            message = f"msgstr[{statement.index}] where msgstr[{expected}] should be"
            raise error(message, self.shown, statement.place)

    def _unfinished(self) -> InputError:
        last = list(self.draft.seen.values())[-1]
        missing = "msgid" if last.keyword == "msgctxt" else "msgstr"
        return error(f"this entry has no {missing}", self.shown, last.place)


def _references(text: str) -> list[tuple[str, str]]:
    if "\u2068" not in text:  # nearly all are such, and a pattern would take twice as long
        return [_reference(plain) for plain in text.split()]
    return [
        (isolated, line) if isolated else _reference(plain)
        for isolated, line, plain in _REFERENCE.findall(text)
    ]


def _reference(plain: str) -> tuple[str, str]:
    name, _, number = plain.rpartition(":")
    return (name, number) if name and number.isascii() and number.isdigit() else (plain, "")
