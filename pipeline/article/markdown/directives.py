"""What authors tell the pipeline in comments: ``<!-- i18n:skip -->`` and its like.

The names are those of mdbook-i18n-helpers, with ``context`` and ``ignore`` beside them. ``<!-- i18n:ignore number -->``
silences a check for the translations of a text: it becomes the comment ``pipeline: ignore number``. A directive stands
on a line of its own and is about the block that follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = ["DirectiveScope", "Directives", "mistaken_directives", "read_directives"]

_COMMENT = re.compile(
    r"<!--\s*i18n:(?:(skip|comment|context)(?:\s*:\s*(.*?))?|(ignore)\b[\s:]*(.*?))\s*-->", re.DOTALL
)
_LOOKS_LIKE_ONE = re.compile(r"<!--\s*i18n\s*[:：]\s*([\w-]*)", re.IGNORECASE)
_FORMS = {
    "skip": "<!-- i18n:skip -->",
    "comment": "<!-- i18n:comment: … -->",
    "context": "<!-- i18n:context: … -->",
    "ignore": "<!-- i18n:ignore CODE -->",
}


@dataclass(frozen=True, slots=True)
class Directives:
    """What is said about the next block: nothing, by default."""

    skip: bool = False
    comment: str = ""
    context: str | None = None

    def and_then(self, later: "Directives") -> "Directives":
        """These together with those of another comment before the same block."""
        comment = "\n".join(filter(None, (self.comment, later.comment)))
        return Directives(self.skip or later.skip, comment, later.context or self.context)


def read_directives(html: str) -> Directives:
    """The directives in the comments of an HTML block."""
    found = Directives()
    for match in _COMMENT.finditer(html):
        name, value = match[1] or match[3], " ".join((match[2] or match[4] or "").split())
        if name == "ignore":
            name, value = "comment", f"pipeline: ignore {value}".rstrip()
        found = found.and_then(
            Directives(
                skip=name == "skip",
                comment=value if name == "comment" else "",
                context=value or None if name == "context" else None,
            )
        )
    return found


def mistaken_directives(html: str) -> Iterator[tuple[int, str]]:
    """The comments of an HTML block that look like directives and say nothing: their offset, and what is wrong."""
    at = 0
    while (found := _LOOKS_LIKE_ONE.search(html, at)) and (end := html.find("-->", found.end())) >= 0:
        at = end
        comment, name = html[found.start() : end + len("-->")], found[1].lower()
        if name in ("comment", "context") or not _COMMENT.fullmatch(comment):
            said = read_directives(comment)
            if said == Directives():
                yield found.start(), _mistake(found[1])


def _mistake(name: str) -> str:
    near = get_close_matches(name.lower(), list(_FORMS), n=1)
    if not near:
        return f'"i18n:{name}" is no directive, so it does nothing: there are {", ".join(_FORMS)}'
    if near[0] == name:
        return f"this directive is not as it has to be, so it does nothing: write {_FORMS[name]}"
    return f'"i18n:{name}" is no directive, so it does nothing: did you mean {_FORMS[near[0]]}?'


class DirectiveScope:
    """Which directives are in force, while the blocks of an article are read in order."""

    def __init__(self) -> None:
        self._pending = Directives()
        self._in_force: list[tuple[int, Directives]] = []

    def hear(self, directives: Directives) -> None:
        """A comment was read: it is about the block that follows."""
        self._pending = self._pending.and_then(directives)

    def begin(self, depth: int) -> None:
        """A block begins within ``depth`` others: what was heard is about it, and all within it."""
        if self._pending != Directives():
            self._in_force.append((depth, self._pending))
        self._pending = Directives()

    def end(self, depth: int) -> None:
        """A block within ``depth`` others ends."""
        self._in_force = [one for one in self._in_force if one[0] < depth]

    @property
    def current(self) -> Directives:
        """What is said about the block being read."""
        said = Directives()
        for _, one in self._in_force:
            said = said.and_then(one)
        return said
