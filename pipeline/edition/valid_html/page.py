"""What the parts of a page have in common: every id once, and headings without a level left out.

A heading is of the level that it has in the outline, and its class says what its author wrote, which it looks like.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.edition.valid_html.elements import HEADINGS
from pipeline.edition.valid_html.tree import Element, Node, elements_in

__all__ = ["finish_fragments"]

_OF_PAGES = re.compile(r"content|contents|related|tip:\d+")
"""Ids of what is around an article, or put into it later."""

_TITLE_LEVEL = 1

_LOOKS = "as-h"
"""What the class begins with of a heading that is not of the level that was written."""


def finish_fragments(fragments: Sequence[Iterable[Node]], *, has_title: bool) -> None:
    """Change the ids and headings of repaired trees that are going to be parts of one page, in this order.

    ``has_title``: above them is a heading of level one, so that no other is. If not, the first that is written so is.
    """
    elements = [element for fragment in fragments for element in elements_in(fragment)]
    _set_ids(elements)
    _set_levels([one for one in elements if one.name in HEADINGS], has_title=has_title)


def _set_ids(elements: Sequence[Element]) -> None:
    """An id of several elements is that of a heading or a note, where links of our own lead to, else of the first."""
    for element in elements:
        name = element.attributes.pop("name", None)
        if name and "id" not in element.attributes:
            element.attributes["id"] = name
    owners: dict[str, Element] = {}
    of_notes = frozenset(_ids_of_notes(elements))
    for element in elements:
        name = element.attributes.get("id")
        if name is None or _OF_PAGES.fullmatch(name):
            continue
        owner = owners.get(name)
        if owner is None or (_is_led_to(element, of_notes) and not _is_led_to(owner, of_notes)):
            owners[name] = element
    for element in elements:
        name = element.attributes.get("id")
        if name is not None and owners.get(name) is not element:
            del element.attributes["id"]
    for element in elements:
        if element.attributes.get("aria-labelledby", "") not in ("", *owners):
            del element.attributes["aria-labelledby"]


def _ids_of_notes(elements: Iterable[Element]) -> Iterator[int]:
    """The notes below an article, by identity."""
    for element in elements:
        if element.attributes.get("role") == "doc-endnotes":
            yield from (id(one) for one in elements_in(element.children) if one.name == "li")


def _is_led_to(element: Element, notes: frozenset[int]) -> bool:
    is_mark = element.attributes.get("role") == "doc-noteref"
    return element.name in HEADINGS or is_mark or id(element) in notes


def _set_levels(headings: Iterable[Element], *, has_title: bool) -> None:
    """A heading is at most one level below that which it belongs to: the last one before it that was written higher."""
    above: list[tuple[int, int]] = [(0, _TITLE_LEVEL)]
    for heading in headings:
        written = int(heading.name[1])
        while above[-1][0] >= written:
            above.pop()
        level = min(written, above[-1][1] + 1)
        if written == _TITLE_LEVEL:
            level = _TITLE_LEVEL + has_title
            has_title = True
        above.append((written, level))
        if level != written:
            given, heading.name = heading.attributes.get("class"), f"h{level}"
            heading.attributes["class"] = f"{given} {_LOOKS}{written}" if given else f"{_LOOKS}{written}"
