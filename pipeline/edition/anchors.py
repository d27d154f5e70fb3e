"""The places within an article that links can lead to, and which of them an author means.

A generator makes the id of a heading from its text, and each has its own way with spaces, punctuation and case:
``1. 概要`` is ``1-概要`` on GitHub, ``1.-概要`` on Zenn and ``_1-概要`` with VitePress. Letters and digits are the same
in all of them, so a link with the id of any is understood by these.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token
from rapidfuzz import fuzz, process

from pipeline.article.html.tags import tags_in
from pipeline.conventions import Conventions
from pipeline.edition.headings import headings_of, plain_text, source_tokens

__all__ = ["Anchors", "anchors_of", "id_of_mark"]

_OF_PAGES = ("content", "contents", "notes", "top")
"""Ids that pages have, and what browsers understand without one."""

_DIRECTIVE = ":~:"
"""What begins a browser's directive, such as ``#:~:text=…``."""

_NEAR = 60.0
"""From this similarity on (of 100) an id may be what was meant."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ids of an article, and by what else is written for them (`_spelling`) the one that is meant."""

    ids: Mapping[str, None]
    by_spelling: Mapping[str, str]

    def find(self, fragment: str) -> str | None:
        """The id that a fragment, not quoted, leads to; None if it leads nowhere."""
        if fragment in self.ids or not fragment:
            return fragment
        place, directive, _ = fragment.partition(_DIRECTIVE)
        if directive:
            return fragment if self.find(place) is not None else None
        of_page = fragment if fragment in _OF_PAGES else None
        return self.by_spelling.get(_spelling(fragment) or fragment, of_page)

    def nearest(self, fragment: str) -> str | None:
        """The id that is likest to a fragment which leads nowhere; None if none is like it."""
        found = process.extractOne(fragment, list(self.ids), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return found[0] if found else None


@lru_cache(maxsize=4096)
def anchors_of(text: str, conventions: Conventions) -> Anchors:
    """The places in an article, which are the same in all its editions, by the text of its source."""
    tokens = source_tokens(text, conventions)
    headings = headings_of(text, "", conventions).anchors
    ids = dict.fromkeys((*headings, *_written(tokens)))
    spellings: dict[str, str] = {}
    for anchor in ids:
        spellings.setdefault(_spelling(anchor), anchor)
    openings = (index for index, token in enumerate(tokens) if token.type == "heading_open")
    for index, anchor in zip(openings, headings, strict=False):
        spellings.setdefault(_spelling(plain_text(tokens[index + 1])), anchor)
    spellings.pop("", None)
    return Anchors(ids, spellings)


def id_of_mark(token: Token) -> str:
    """The id of a footnote's mark: ``fnref2``, and ``fnref2:1`` where the same note is referred to again."""
    again = token.meta.get("subId", 0)
    return f"fnref{token.meta['id'] + 1}" + (f":{again}" if again > 0 else "")


def _spelling(name: str) -> str:
    """What all generators have in common of an id: letters, marks and digits, whatever their width and case."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in plain if one.isalnum() or unicodedata.category(one).startswith("M"))


def _written(tokens: Sequence[Token]) -> Iterator[str]:
    """The ids in raw HTML, and those of footnotes."""
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            for tag in tags_in(token.content):
                names = (tag.attributes.get("id"), tag.attributes.get("name") if tag.name == "a" else None)
                yield from filter(None, names)
        elif token.type == "footnote_open":
            yield f"fn{token.meta['id'] + 1}"
        elif token.type == "footnote_ref":
            yield id_of_mark(token)
        if token.children:
            yield from _written(token.children)
