"""Ways between files of a layout."""

import posixpath
from pathlib import PurePosixPath
from urllib.parse import quote

from pipeline.edition.layouts.model import Place
from pipeline.edition.localize import Edition

__all__ = ["beside", "to_article", "to_file"]


def beside(folder: str, edition: Edition, is_section: bool) -> Place:
    """``<folder>/<slug>.md``, with the files where they lie in the source."""
    return Place(PurePosixPath(folder, f"{edition.slug}.md"), PurePosixPath(folder), is_section)


def to_file(place: Place, path: PurePosixPath) -> str:
    """The relative way to a file, as a URL."""
    way = posixpath.relpath(path.as_posix(), place.path.parent.as_posix())
    return quote(way)


def to_article(place: Place, other: Place, _edition: Edition, _is_same_language: bool) -> str:
    """The relative way to the file of another article, which the generator makes an address of."""
    way = to_file(place, other.path)
    return way if way.startswith("../") else f"./{way}"
