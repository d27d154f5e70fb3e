"""The files below the source folder that are no articles: pictures, and what articles link to.

A language may have a file of its own: ``map.en.png`` beside ``map.png`` takes its place in the English edition.

What an address from the site's root means is looked for in the source folder, and in its ``public/`` and ``static/``,
where generators have such files; then in the same places of the folder around it, ``source/``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline import locales
from pipeline.edition.link_targets import LinkTargets, is_from_root
from pipeline.project import Project

__all__ = ["SourceFile", "SourceFiles"]

_GENERATORS_FOLDERS = ("public", "static")
"""Where VitePress and Astro, Hugo and Docusaurus have files that are served from the root."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is published: ``place`` is where, below the folder of its language."""

    place: PurePosixPath
    content: bytes


class SourceFiles:
    """The files that addresses in articles mean, each read once."""

    def __init__(self, project: Project) -> None:
        self._source = project.source_dir
        self._targets = LinkTargets(project.config)
        self._found: dict[tuple[Path, PurePosixPath, str], bytes | str] = {}

    def find(self, language: str, article: str, url: str) -> SourceFile | str:
        """The file that ``url`` means in the edition of an article, or why none is published.

        The answer is empty where it means none: it is not local, leads out, or is Markdown.
        """
        targets = [one for one in self._targets.of(article, url) if one.path.suffix != ".md"]
        whys: list[str] = []
        for folder, below in self._places(is_from_root(url)):
            for target in targets:
                path = target.root / below / target.path
                content = self._read(folder, path, target.language or language)
                if isinstance(content, bytes):
                    return SourceFile(path if folder == self._source else target.whole, content)
                whys.append(content)
        return whys[0] if whys else ""

    def _places(self, from_root: bool) -> Iterator[tuple[Path, PurePosixPath]]:
        if not from_root:
            yield self._source, PurePosixPath()
            return
        for folder in (self._source, self._source.parent):
            for below in ("", *_GENERATORS_FOLDERS):
                yield folder, PurePosixPath(below)

    def _read(self, folder: Path, path: PurePosixPath, language: str) -> bytes | str:
        key = (folder, path, language)
        if key not in self._found:
            own = (
                path.with_name(f"{path.stem}.{locales.web_tag(language)}{path.suffix}") if path.name else path
            )
            content = _read(folder, own)
            self._found[key] = content if isinstance(content, bytes) else _read(folder, path)
        return self._found[key]


def _read(folder: Path, target: PurePosixPath) -> bytes | str:
    if any(part.startswith(".") for part in target.parts):
        return "is hidden, and not published"
    path = folder / target
    try:
        if not path.exists():
            return "is not there: put the file in that place, or mend the link"
        if not path.resolve().is_relative_to(folder.resolve()):
            return "leads out of the source folder, and is not published"
        return path.read_bytes() if path.is_file() else "is not a file"
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go in a circle
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
