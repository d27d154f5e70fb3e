"""An edition for another generator."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from pipeline.edition.anchors import anchors_of
from pipeline.edition.layouts.addresses import with_addresses
from pipeline.edition.layouts.boxes import with_boxes
from pipeline.edition.layouts.code_lines import with_code_attributes
from pipeline.edition.layouts.front_matter import with_keys
from pipeline.edition.layouts.heading_ids import made_ids, with_heading_ids
from pipeline.edition.layouts.inlines import with_plain_inlines
from pipeline.edition.layouts.model import HeadingIds, Layout, Place
from pipeline.edition.layouts.shortcodes import with_safe_shortcodes
from pipeline.edition.layouts.title_heading import without_title_heading
from pipeline.edition.link_targets import LinkTargets, article_meant, fragment_of, is_within_page
from pipeline.edition.localize import Edition
from pipeline.edition.page_links import with_fragment

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
    targets: LinkTargets,
    edition_of: Callable[[str, str], Edition | None],
    file_of: Callable[[str], PurePosixPath | None],
) -> Exported:
    """An edition as ``layout`` has it.

    ``place_of`` is where an edition is, ``edition_of`` an article's in a language or else in the source language, and
    ``file_of`` where a file that an address means is published, below the language's folder.
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
        if is_within_page(url):
            anchors = anchors_of(edition.source.text, conventions)
            made = fragments.get(anchors.find(fragment_of(url)) or "")
            return f"#{quote(made)}" if made else with_fragment("", url, anchors)
        found = targets.of(edition.article, url)
        other = article_meant(found, lambda name, own: edition_of(name, own or edition.language))
        if other is not None:
            address = layout.link(place, place_of(other), other, other.language == edition.language)
            return with_fragment(address, url, anchors_of(other.source.text, conventions))
        target = file_of(url) if found else None
        if target is None:
            return url
        path = place.files / _below(layout, edition.article, target)
        files[path] = target
        address = with_fragment(layout.file_address(place, path), url)
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
