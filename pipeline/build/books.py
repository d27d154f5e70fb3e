"""The book of each language, for readers of EPUB."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from pipeline import locales
from pipeline.build.pictures import Pictures
from pipeline.edition.epub import book_name, make_book
from pipeline.edition.site import Site
from pipeline.project import Project

__all__ = ["book_files"]


def book_files(
    site: Site, project: Project, languages: Iterable[str]
) -> dict[str, tuple[PurePosixPath, bytes]]:
    """The books of these languages, each with its path below ``output/``; none where nothing is translated.

    A book has all published articles of its language, whichever are being built.
    """
    pictures = Pictures(project)  # of its own: what books alone show is no file of the site

    def read(address: str) -> bytes:
        return pictures.files[PurePosixPath(address)]

    books: dict[str, tuple[PurePosixPath, bytes]] = {}
    for language in languages:
        book = make_book(site, language, pictures.find, read)
        if book is not None:
            books[language] = (PurePosixPath(locales.web_tag(language), book_name(site, language)), book)
    return books
