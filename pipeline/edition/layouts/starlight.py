"""Starlight, on Astro: a folder per language, the source language's too, in small letters as Astro's addresses are."""

import posixpath
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

from pipeline import locales
from pipeline.edition.layouts import values
from pipeline.edition.layouts.boxes import as_text
from pipeline.edition.layouts.details import details
from pipeline.edition.layouts.model import Box, Fence, HeadingIds, Keys, Layout, Place
from pipeline.edition.layouts.places import beside, to_file
from pipeline.edition.localize import Edition

__all__ = ["STARLIGHT"]

_DOCS = PurePosixPath("src/content/docs")
_NAMES = {"note": "note", "tip": "tip", "important": "note", "warning": "caution", "caution": "danger"}


def _folder(language: str, _is_source: bool) -> str:
    return str(_DOCS / locales.web_tag(language).lower())


def _link(place: Place, other: Place, _edition: Edition, _is_same_language: bool) -> str:
    """Astro leaves links alone: the way is that of the pages, each a folder."""
    return quote(posixpath.relpath(f"/{_page(other)}", f"/{_page(place)}")) + "/"


def _page(place: Place) -> str:
    """The address of a page: Astro's glob loader takes the file's name in small letters, and ``index`` away."""
    page = place.path.relative_to(_DOCS).with_suffix("").as_posix().lower()
    return page.removesuffix("/index")


def _file_address(place: Place, path: PurePosixPath) -> str:
    way = to_file(place, path)
    return way if way.startswith("../") else f"./{way}"


def _is_hero(value: object) -> bool:
    return isinstance(value, Mapping) and value.keys() <= {"title", "tagline", "image", "actions"}


def _is_head(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) and "tag" in one for one in value)


def _or_none(*types: type) -> Callable[[object], bool]:
    return lambda value: value is None or isinstance(value, types)


_SHAPES: Mapping[str, Callable[[object], bool]] = {
    "banner": _or_none(dict),
    "draft": _or_none(bool),
    "editUrl": _or_none(str, bool),
    "head": lambda value: value is None or _is_head(value),
    "hero": lambda value: value is None or _is_hero(value),
    "lastUpdated": _or_none(date, bool),
    "next": _or_none(str, bool, dict),
    "pagefind": _or_none(bool),
    "prev": _or_none(str, bool, dict),
    "sidebar": _or_none(dict),
    "tableOfContents": _or_none(bool, dict),
    "template": lambda value: value in (None, "doc", "splash"),
}
"""Keys that Starlight has, and whether a value is of the kind that it wants: others mean other things by them."""


def _keys(edition: Edition) -> Keys:
    """An author's ``slug`` would be an address from the root; the file has its name already.

    Values that Starlight stops at are left out.
    """
    return Keys(
        {
            **values.title(edition),
            **values.texts(edition, "description"),
            **values.draft(edition),
            **values.last_changed(edition, "lastUpdated"),
        },
        frozenset({"slug"} | {key for key, fits in _SHAPES.items() if not fits(edition.metadata.get(key))}),
    )


def _box(box: Box) -> Fence:
    if box.kind == "details":
        return details(box)
    colons = ":" * (3 + box.height)
    title = f"[{as_text(box.title)}]" if box.title else ""
    return Fence((f"{colons}{_NAMES[box.kind]}{title}",), (colons,))


STARLIGHT = Layout(
    name="starlight",
    folder=_folder,
    place=beside,
    link=_link,
    keys=_keys,
    container=_box,
    alert=_box,
    heading_ids=HeadingIds.ANCHOR,
    shows_title=True,
    reads_toml=False,
    file_address=_file_address,
)
