"""The pictures that pages show: in one folder for all languages, by names that change with their content.

Browsers may keep them for ever, and pages in several languages that show the same picture load it once. (The Markdown
editions have copies under the names that the author wrote: `pipeline.build.assets`.)
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline.build.source_files import SourceFile, SourceFiles
from pipeline.edition.link_targets import path_of
from pipeline.edition.pictures import Picture, size_of
from pipeline.edition.theme_files import hashed_name
from pipeline.project import Project

__all__ = ["FOLDER", "Pictures"]

FOLDER = "assets"
"""The folder of the pictures, below ``output/``."""

_SUFFIXES = frozenset((".apng", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))


class Pictures:
    """The pictures that pages have asked for so far, each read once."""

    def __init__(self, project: Project) -> None:
        self._sources = SourceFiles(project)
        self._found: dict[tuple[str, str, str], Picture | None] = {}
        self._pictures: dict[SourceFile, Picture] = {}
        self._contents: dict[PurePosixPath, bytes] = {}

    @property
    def files(self) -> Mapping[PurePosixPath, bytes]:
        """What to write below ``output/``."""
        return self._contents

    def find(self, language: str, article: str, url: str) -> Picture | None:
        """The picture that ``url`` means in the edition of an article; None if it means none, or it cannot be read.

        What is wrong with it is told by `pipeline.build.assets`.
        """
        path = PurePosixPath(path_of(url))
        if path.suffix.lower() not in _SUFFIXES:
            return None
        key = (language, article, url)
        if key not in self._found:
            found = self._sources.find(language, article, url)
            self._found[key] = self._taken(found) if isinstance(found, SourceFile) else None
        return self._found[key]

    def find_file(self, language: str, article: str, url: str) -> PurePosixPath | None:
        """Where the file that ``url`` means lies below its language's folder; None as for `find`."""
        found = self._sources.find(language, article, url)
        return found.place if isinstance(found, SourceFile) else None

    def _taken(self, file: SourceFile) -> Picture:
        if file not in self._pictures:
            address = f"{FOLDER}/{hashed_name(file.place.name, file.content)}"
            self._contents[PurePosixPath(address)] = file.content
            self._pictures[file] = Picture(address, size_of(file.content))
        return self._pictures[file]
