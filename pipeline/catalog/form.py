"""The form in which another program saved a file: what did not change is written as that program wrote it.

gettext's tools, Poedit, Lokalize, Weblate, polib and Babel break lines at different columns, or not at all. If each
update brought such a file into gettext's form, it would be a diff of the whole file, in which the change that matters
is lost, and the program's next save would be another one. So an entry that says what it said before is copied, and of
one that changed, each comment and text that did not (docs/decisions/keep-the-form-of-a-file.md).
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import polib

from pipeline.catalog.entries import state_of
from pipeline.catalog.escapes import unescape
from pipeline.catalog.grammar import read_entries
from pipeline.catalog.header import fields_of, text_of
from pipeline.catalog.lines import EntryLines, Part
from pipeline.catalog.model import Catalog
from pipeline.catalog.syntax import lines_of

__all__ = ["GETTEXT_FORM", "Form", "comment_value", "form_of", "says_the_same"]

_COMMENTS = ("#", "#.", "#:", "#,")
_LONG = 100
"""Code points of a line that no program leaves if it breaks lines at all; Japanese has half of them in 79 columns."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the entries, comments and texts of a file are written there: their lines, without line ends.

    ``blocks`` has whole entries by their state, ``parts`` comments and texts by how they begin and what they say,
    ``fields`` the lines of the header by their text. ``comments`` are those of the header, ``above_header`` the lines
    from the file's first to the header's msgid. ``wrapped`` tells whether long texts are broken into lines.
    """

    blocks: Mapping[Hashable, Sequence[str]] = field(default_factory=dict)
    parts: Mapping[tuple[str, Hashable], Sequence[str]] = field(default_factory=dict)
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    comments: str | None = None
    above_header: Sequence[str] = ()
    line_end: str = "\n"
    ends_with_line_end: bool = True
    wrapped: bool = True

    def block(self, entry: polib.POEntry) -> Sequence[str] | None:
        """The lines of the entry, blank ones before it included, if the file has it exactly as it is; else None."""
        return self.blocks.get(state_of(entry)) if self.blocks else None

    def part(self, name: str, value: Hashable) -> Sequence[str] | None:
        """The lines of a comment or text that the file has somewhere; None if it has not."""
        return self.parts.get((name, value)) if self.parts else None


GETTEXT_FORM = Form()
"""The form that ``msgcat`` gives every file: it is known without looking into the file."""


def says_the_same(po: polib.POFile, catalog: Catalog) -> bool:
    """Whether the file of ``catalog`` is UTF-8 and says what ``po`` does, in that order."""
    old = catalog.po
    return (
        catalog.data == catalog.text.encode()
        and not catalog.text.startswith("\ufeff")
        and list(po.metadata.items()) == list(old.metadata.items())
        and (po.header, bool(po.metadata_is_fuzzy)) == (old.header, bool(old.metadata_is_fuzzy))
        and list(map(state_of, po)) == list(map(state_of, old))
    )


def form_of(catalog: Catalog) -> Form:
    """The form of the file that ``catalog`` was read from."""
    text = catalog.text.removeprefix("\ufeff")
    lines = lines_of(text)
    drafts, _ = read_entries(text, catalog.shown)  # again: many catalogs are read, and few written anew
    header = next((draft.lines for draft in drafts if draft.is_header), None)
    places = [draft.lines for draft in drafts if not draft.is_header]
    shared = _shared_lines([draft.lines for draft in drafts])
    blocks: dict[Hashable, Sequence[str]] = {}
    parts: dict[tuple[str, Hashable], Sequence[str]] = {}
    for entry, place in zip(catalog.po, places, strict=True):
        if shared.isdisjoint(range(place.first, place.last + 1)):
            gap = lines[place.after : place.first - 1] or [""] if place.after else []
            blocks.setdefault(state_of(entry), [*gap, *lines[place.first - 1 : place.last]])
            for key, own in _parts(entry, place, lines):
                parts.setdefault(key, own)
    at_the_top = (
        header is not None and header.after == 0 and shared.isdisjoint(range(header.first, header.last + 1))
    )
    return Form(
        blocks=blocks,
        parts=parts,
        fields=dict(_fields(header, lines)) if header else {},
        comments=catalog.po.header if at_the_top and not catalog.has_comments_at_its_end else None,
        above_header=_above_header(header, lines) if header else (),
        line_end="\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n",
        ends_with_line_end=text.endswith(("\n", "\r")),
        wrapped=_is_wrapped(parts),
    )


def _is_wrapped(parts: Mapping[tuple[str, Hashable], Sequence[str]]) -> bool:
    """Whether more of the long texts are broken into lines than are not."""
    balance = 0
    for (name, value), lines in parts.items():
        if name in _COMMENTS or not isinstance(value, str):
            continue
        if any(len(line) > _LONG for line in lines):
            balance -= 1
        elif len([line for line in lines if not line.endswith('""')]) > len(
            value.removesuffix("\n").split("\n")
        ):
            balance += 1
    return balance >= 0


def _shared_lines(places: Iterable[EntryLines]) -> set[int]:
    """The lines that hold more than one keyword: they can be copied only together."""
    every = [part for place in places for part in place.parts]
    return {after.first for before, after in pairwise(every) if after.first <= before.last}


def _parts(
    entry: polib.POEntry, place: EntryLines, lines: Sequence[str]
) -> Iterator[tuple[tuple[str, Hashable], Sequence[str]]]:
    """What each part of an entry says, and its lines."""
    for name in _COMMENTS:
        own = [lines[part.first - 1] for part in place.parts if part.name == name]
        if own:
            yield (name, comment_value(entry, name)), own
    for part in place.parts:
        if part.name not in _COMMENTS:
            yield (part.name, _text_of(entry, part)), lines[part.first - 1 : part.last]


def comment_value(entry: polib.POEntry, name: str) -> Hashable:
    """What the comments of an entry that begin with ``name`` say."""
    match name:
        case "#":
            return entry.tcomment
        case "#.":
            return entry.comment
        case "#:":
            return tuple(entry.occurrences)
        case _:
            return tuple(entry.flags)


def _text_of(entry: polib.POEntry, part: Part) -> str | None:
    mark, _, keyword = part.name.rpartition(" ")
    if keyword.endswith("]"):
        return str(entry.msgstr_plural[int(keyword[len("msgstr[") : -1])])
    value: str | None = getattr(entry, f"previous_{keyword}" if mark.endswith("|") else keyword)
    return value


def _above_header(place: EntryLines, lines: Sequence[str]) -> Sequence[str]:
    [msgid] = [part for part in place.parts if part.name == "msgid"]
    return lines[: msgid.last]


def _fields(place: EntryLines, lines: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The lines of the header's msgstr by the text, line end included, that they stand for together."""
    [part] = [part for part in place.parts if part.name == "msgstr"]
    own: list[str] = []
    text = ""
    for line in lines[part.first - 1 : part.last]:
        string = line.strip().removeprefix("msgstr").strip()
        if string == '""' or not line.lstrip().startswith('"'):
            continue
        own.append(line)
        text += unescape(string[1:-1])
        if text.endswith("\n"):
            yield text_of(fields_of(text)), own
            own, text = [], ""
