"""Long lists in pages: each loads quickly, however many articles there are.

The first page has the list's own address; the others lie below it, at ``page/2/`` and so on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from babel.numbers import format_decimal

from pipeline import locales
from pipeline.edition.links import relative
from pipeline.edition.words import Words

__all__ = ["PageLink", "address_of_page", "count_of_pages", "entries_on", "links_to_pages", "titled"]

_ENTRIES = 50
"""On a page. With descriptions, titles and tags of usual length that is less than 10 kB, compressed."""

_AROUND = 2
"""How many pages before and after the one that is read are named, besides the first and the last."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list in the row of them. ``rel`` is ``prev`` or ``next`` beside the one that is read.

    ``follows_gap``: there are pages between it and the one before it in the row.
    """

    number: str
    href: str
    rel: str
    is_current: bool
    follows_gap: bool


def count_of_pages(entries: int) -> int:
    """How many pages a list of so many entries has; one if it is empty."""
    return max(1, ceil(entries / _ENTRIES))


def entries_on(page: int, entries: Sequence[T]) -> Sequence[T]:
    """The entries on a page of a list, counted from 1."""
    return entries[(page - 1) * _ENTRIES : page * _ENTRIES]


def address_of_page(first: str, page: int) -> str:
    """The address of a page of the list at the address ``first``."""
    return first if page == 1 else f"{first}page/{page}/"


def titled(title: str, page: int, words: Words) -> str:
    """A list's title on one of its pages, so that no two have the same."""
    if page == 1:
        return title
    number = words.gettext("Page %(number)s") % {"number": _shown(page, words)}
    return f"{title} – {number}"


def links_to_pages(first: str, page: int, entries: int, words: Words) -> tuple[PageLink, ...]:
    """The row of pages of a list, as seen from one; empty if it has only one."""
    last = count_of_pages(entries)
    return tuple(_links(first, page, last, words)) if last > 1 else ()


def _links(first: str, page: int, last: int, words: Words) -> Iterator[PageLink]:
    here = address_of_page(first, page)
    named = {1, *range(max(1, page - _AROUND), min(last, page + _AROUND) + 1), last}
    before = 0
    for number in sorted(named):
        yield PageLink(
            number=_shown(number, words),
            href=relative(here, address_of_page(first, number)),
            rel={page - 1: "prev", page + 1: "next"}.get(number, ""),
            is_current=number == page,
            follows_gap=number > before + 1,
        )
        before = number


def _shown(number: int, words: Words) -> str:
    return str(format_decimal(number, locale=locales.locale_of(words.language)))
