"""The pictures that pages show: in one folder for all languages, by names that change with their content.

Browsers may keep them for ever, and pages in several languages that show the same picture load it once. (The Markdown
editions have copies under the names that the author wrote: `pipeline.build.assets`.)
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline.build.source_files import read_source_file
from pipeline.edition.links import link_target
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
        self._folder = project.source_dir
        self._found: dict[tuple[str, PurePosixPath], Picture | None] = {}
        self._contents: dict[PurePosixPath, bytes] = {}

    @property
    def files(self) -> Mapping[PurePosixPath, bytes]:
        """What to write below ``output/``."""
        return self._contents

    def find(self, language: str, article: str, url: str) -> Picture | None:
        """The picture that ``url`` means in the edition of an article; None if it means none, or it cannot be read.

        What is wrong with it is told by `pipeline.build.assets`.
        """
        target = link_target(article, url)
        if target is None or target.suffix.lower() not in _SUFFIXES:
            return None
        key = (language, target)
        if key not in self._found:
            self._found[key] = self._take(target, language)
        return self._found[key]

    def _take(self, target: PurePosixPath, language: str) -> Picture | None:
        content = read_source_file(self._folder, target, language)
        if isinstance(content, str):
            return None
        address = f"{FOLDER}/{hashed_name(target.name, content)}"
        self._contents[PurePosixPath(address)] = content
        return Picture(address, size_of(content))
