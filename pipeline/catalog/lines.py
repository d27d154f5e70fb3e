"""Where an entry stands in its file, to write again what did not change as it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.catalog.syntax import Comment, Statement

__all__ = ["EntryLines", "Part"]

_COMMENT_MARKS = (".", ":", ",")
_PREFIXES = {(False, False): "", (True, False): "#~ ", (False, True): "#| ", (True, True): "#~| "}
"""How a statement begins that is obsolete, previous, or both."""


class Part(NamedTuple):
    """A comment line, or a keyword with its text: from line to line, both counted from 1.

    ``name`` is how it begins: ``#.`` for a comment, ``msgid``, ``#| msgid`` or ``#~ msgstr[1]`` for a text.
    """

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class EntryLines:
    """The lines of an entry. ``after`` is the last one of the entry before, 0 if there is none.

    ``items`` are the comments and statements that it was read from, one at least.
    """

    after: int
    items: Sequence[Comment | Statement]

    @property
    def first(self) -> int:
        """The entry's first line."""
        return self.items[0].place[0]

    @property
    def last(self) -> int:
        """The entry's last line."""
        return _last_line(self.items[-1])

    @property
    def parts(self) -> tuple[Part, ...]:
        """The entry's parts, made anew: only what copies parts of a file asks for them."""
        return tuple(Part(_name_of(item), item.place[0], _last_line(item)) for item in self.items)


def _last_line(item: Comment | Statement) -> int:
    return item.place[0] if isinstance(item, Comment) else item.last


def _name_of(item: Comment | Statement) -> str:
    if isinstance(item, Comment):
        return f"#{item.text[0]}" if item.text.startswith(_COMMENT_MARKS) else "#"
    prefix = _PREFIXES[item.obsolete, item.previous]
    return f"{prefix}{item.keyword}" + ("" if item.index is None else f"[{item.index}]")
