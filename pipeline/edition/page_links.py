"""Where the relative addresses in an article lead from one of its pages."""

from collections.abc import Callable

from pipeline.edition.links import relative, resolve_link
from pipeline.edition.localize import Edition
from pipeline.edition.pictures import Picture, PictureOf

__all__ = ["PageLinks", "no_pictures"]


def no_pictures(_language: str, _article: str, _url: str) -> None:
    """For sites whose pictures are not looked at: their addresses stay as they are."""


class PageLinks:
    """The addresses of an edition as seen from the page at ``here``. ``pictures`` are those met so far."""

    def __init__(
        self, edition: Edition, here: str, page_of: Callable[[str], str | None], picture_of: PictureOf
    ) -> None:
        self.pictures: dict[str, Picture] = {}
        self._edition = edition
        self._here = here
        self._link = resolve_link(edition.article, here, page_of)
        self._picture_of = picture_of

    def resolve(self, url: str) -> str:
        """The address to use for a relative one: a picture's, an article's page, or a file's."""
        picture = self._picture_of(self._edition.language, self._edition.article, url)
        if picture is None:
            return self._link(url)
        address = relative(self._here, picture.address)
        self.pictures[address] = picture
        return address
