"""An edition for another generator."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from pipeline.edition.layouts.addresses import with_addresses
from pipeline.edition.layouts.boxes import with_boxes
from pipeline.edition.layouts.code_lines import with_code_attributes
from pipeline.edition.layouts.front_matter import with_keys
from pipeline.edition.layouts.heading_ids import made_ids, with_heading_ids
from pipeline.edition.layouts.inlines import with_plain_inlines
from pipeline.edition.layouts.model import HeadingIds, Layout, Place
from pipeline.edition.layouts.shortcodes import with_safe_shortcodes
from pipeline.edition.layouts.title_heading import without_title_heading
from pipeline.edition.links import articles_meant, link_target
from pipeline.edition.localize import Edition

__all__ = ["Exported", "export"]


@dataclass(frozen=True, slots=True)
class Exported:
    """An edition's text, and the files to put beside it: where, and which file below the source folder."""

    text: str
    files: Mapping[PurePosixPath, PurePosixPath]


def export(
    layout: Layout,
    edition: Edition,
    place_of: Callable[[Edition], Place],
    edition_of: Callable[[str], Edition | None],
    has_file: Callable[[PurePosixPath], bool],
) -> Exported:
    """An edition as ``layout`` has it.

    ``place_of`` is where an edition is, ``edition_of`` the one that a link to an article leads to, and ``has_file``
    whether a file below the source folder is published with it.
    """
    place = place_of(edition)
    ids: tuple[str, ...] = edition.headings.anchors
    text, conventions = edition.text, edition.conventions
    if layout.shows_title:
        text, left_out = without_title_heading(edition)
        ids = ids[left_out:]
    if layout.is_hugo:
        text = with_safe_shortcodes(text, edition.source.text, conventions)
        text = with_code_attributes(text, conventions)
    fragments = made_ids(text, ids, conventions) if layout.heading_ids is HeadingIds.NONE else {}
    text = with_plain_inlines(text, conventions)
    files: dict[PurePosixPath, PurePosixPath] = {}

    def resolve(url: str) -> str:
        if url.startswith("#"):
            made = fragments.get(unquote(url[1:]))
            return f"#{quote(made)}" if made else url
        target = link_target(edition.article, url)
        if target is None:
            return url
        rest = urlsplit(url)
        tail = (f"?{rest.query}" if rest.query else "") + (f"#{rest.fragment}" if rest.fragment else "")
        other = next(filter(None, map(edition_of, articles_meant(target))), None)
        if other is not None:
            return layout.link(place, place_of(other), other, other.language == edition.language) + tail
        if not has_file(target):
            return url
        path = place.files / _below(layout, edition.article, target)
        files[path] = target
        address = layout.file_address(place, path) + tail
        return url if posixpath.normpath(unquote(url)) == posixpath.normpath(unquote(address)) else address

    text = with_addresses(text, resolve, conventions)
    text = with_heading_ids(text, ids, layout.heading_ids, conventions)
    text = with_boxes(text, layout, conventions)
    keys = layout.keys(edition)
    return Exported(with_keys(text, edition.metadata, keys, reads_toml=layout.reads_toml), files)


def _below(layout: Layout, article: str, target: PurePosixPath) -> PurePosixPath:
    """Where a file lies in the folder for files: as in the source folder, or as its article sees it."""
    folder = PurePosixPath(article).parent
    if layout.shares_files:
        return target
    return target.relative_to(folder) if target.is_relative_to(folder) else PurePosixPath("shared", target)
