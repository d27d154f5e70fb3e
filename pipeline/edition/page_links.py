"""Where the addresses in an article lead from one of its pages, be they relative or from the site's root."""

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from pipeline import locales
from pipeline.edition.anchors import Anchors, anchors_of
from pipeline.edition.contents import fragment as quoted
from pipeline.edition.link_targets import (
    TOP,
    LinkTargets,
    article_meant,
    fragment_of,
    is_from_root,
    is_local,
    is_within_page,
)
from pipeline.edition.links import index_address, page_address, relative
from pipeline.edition.localize import Edition
from pipeline.edition.pictures import Picture, PictureOf

__all__ = ["FileOf", "PageLinks", "no_files", "no_pictures", "with_fragment"]

FileOf = Callable[[str, str, str], PurePosixPath | None]
"""Where the file that a URL means lies below its language's folder, by language, article and URL; None if nowhere."""


def no_pictures(_language: str, _article: str, _url: str) -> None:
    """For sites whose pictures are not looked at: their addresses stay as they are."""


def no_files(_language: str, _article: str, _url: str) -> None:
    """For sites whose files are not looked at: their addresses stay as they are."""


class PageLinks:
    """The addresses of an edition as seen from the page at ``here``. ``pictures`` are those met so far.

    ``edition_of`` gives an article's edition by its name, in a language or else in the source language.
    """

    def __init__(
        self,
        edition: Edition,
        here: str,
        targets: LinkTargets,
        edition_of: Callable[[str, str], Edition | None],
        picture_of: PictureOf,
        file_of: FileOf = no_files,
    ) -> None:
        self.pictures: dict[str, Picture] = {}
        self._edition = edition
        self._here = here
        self._targets = targets
        self._edition_of = edition_of
        self._picture_of = picture_of
        self._file_of = file_of
        folder = posixpath.dirname(f"/{here.partition('/')[0]}/{edition.article}")
        self._up = posixpath.relpath(folder, f"/{here}")

    def resolve(self, url: str) -> str:
        """The address to use for one of this site: a picture's, an article's page, or a file's."""
        if is_within_page(url):
            return with_fragment("", url, _anchors(self._edition))
        if not is_local(url):
            return url
        language, article = self._edition.language, self._edition.article
        picture = self._picture_of(language, article, url)
        if picture is not None:
            address = relative(self._here, picture.address)
            self.pictures[address] = picture
            return address
        targets = self._targets.of(article, url)
        other = article_meant(targets, lambda name, own: self._edition_of(name, own or language))
        if other is not None:
            page = relative(self._here, page_address(other.language, other.slug))
            return with_fragment(page, url, _anchors(other))
        if not is_from_root(url):
            return f"{self._up}/{url.removeprefix('./')}"
        top = next((target for target in targets if target.whole == TOP), None)
        if top is not None:
            return with_fragment(relative(self._here, index_address(top.language or language)), url)
        file = self._file_of(language, article, url)
        if file is None:
            return url
        return with_fragment(relative(self._here, f"{locales.web_tag(language)}/{file}"), url)


def with_fragment(address: str, url: str, anchors: Anchors | None = None) -> str:
    """An address with the query and the fragment of ``url``; the latter is an id of ``anchors``, if it means one."""
    _, sign, written = url.partition("#")
    place = fragment_of(url)
    found = anchors.find(place) if anchors else None
    if found is not None and found != place:
        written = quoted(found)
    query = urlsplit(url).query
    return f"{address}?{query}{sign}{written}" if query else f"{address}{sign}{written}"


def _anchors(edition: Edition) -> Anchors:
    return anchors_of(edition.source.text, edition.conventions)
