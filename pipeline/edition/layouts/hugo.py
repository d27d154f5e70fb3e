"""Hugo: page bundles, a folder of content per language."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline import locales
from pipeline.edition.layouts import values
from pipeline.edition.layouts.boxes import as_text
from pipeline.edition.layouts.model import INDEX, Box, Fence, HeadingIds, Keys, Layout, Place
from pipeline.edition.layouts.places import to_file
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import moment_of

__all__ = ["HUGO"]


_DATES = ("date", "publishDate", "pubdate", "published", "lastmod", "modified", "expiryDate", "unpublishdate")
"""Keys in which Hugo stops at anything but a date, such as Zenn's ``published: true``."""


def _folder(language: str, _is_source: bool) -> str:
    return f"content/{locales.web_tag(language)}"


def _place(folder: str, edition: Edition, is_section: bool) -> Place:
    """A leaf bundle; a branch bundle where other articles lie below: a leaf's would not become pages."""
    bundle = PurePosixPath(folder, edition.slug)
    if is_section and bundle.name == INDEX:
        bundle = bundle.parent
    return Place(bundle / ("_index.md" if is_section else "index.md"), bundle, is_section)


def _link(_place: Place, other: Place, edition: Edition, is_same_language: bool) -> str:
    """A reference that Hugo resolves, whatever permalinks a site has, and misses if it leads nowhere."""
    path = other.path.relative_to(_folder(edition.language, False)).parent.as_posix()
    target = json.dumps(f"/{path}".removesuffix("/."), ensure_ascii=False) if path != "." else '"/"'
    if is_same_language:
        return f"{{{{< relref {target} >}}}}"
    return f'{{{{< relref path={target} lang="{locales.web_tag(edition.language).lower()}" >}}}}'


def _keys(edition: Edition) -> Keys:
    return Keys(
        {
            **values.title(edition),
            **values.tag_list(edition),
            **values.draft(edition),
            **values.dates(edition, *_DATES),
            **values.last_changed(edition, "lastmod"),
            **({} if edition.metadata.get("translationKey") else {"translationKey": edition.article}),
        },
        frozenset(key for key in _DATES if _is_no_date(edition.metadata, key)),
    )


def _is_no_date(metadata: Mapping[str, object], key: str) -> bool:
    return metadata.get(key) not in (None, "") and moment_of(metadata, key) is None


def _box(box: Box) -> Fence:
    """An alert, which Hugo has render hooks for; a plain quote in a site without one."""
    kind, sign = ("NOTE", "-") if box.kind == "details" else (box.kind.upper(), "")
    title = f" {as_text(box.title)}" if box.title else ""
    return Fence((f"> [!{kind}]{sign}{title}",), ("",), "> ")


HUGO = Layout(
    name="hugo",
    folder=_folder,
    place=_place,
    link=_link,
    keys=_keys,
    container=_box,
    alert=None,
    heading_ids=HeadingIds.ATTRIBUTE,
    shows_title=True,
    reads_toml=True,
    file_address=to_file,
    shares_files=False,
    is_hugo=True,
)
