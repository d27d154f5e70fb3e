"""The files that pages load: the theme's styles and pictures, and what a project puts in their place.

A project's folder ``theme/`` lies over the theme of this package, file by file: ``css/2-page.css`` takes the place of
the sheet of that name, ``css/9-brand.css`` comes after the others, and ``static/logo.svg`` is one more file. A file's
address has a digest of its content in it: browsers may keep it for ever, and a page that was loaded before an update
still finds the style it was made for, as long as that is there.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from pipeline.project import Config

__all__ = [
    "FOLDER",
    "STYLE",
    "Stamp",
    "ThemeFiles",
    "hashed_name",
    "stamp_of",
    "theme_files",
    "written_files",
]

FOLDER = "theme"
"""The folder of the theme's files, below ``output/``."""

STYLE = "style.css"

_OF_SEARCH = ("search.css", "search.js")
"""What only pages with a search load."""

_DIGEST = 10

Stamp = tuple[tuple[str, int, int], ...]
"""What tells whether the files of a folder have changed: their paths, times and sizes."""


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """``contents`` are the files by their address below the site's root, ``addresses`` those by the files' names."""

    contents: Mapping[str, bytes]
    addresses: Mapping[str, str]


def theme_files(own: Path | None = None) -> ThemeFiles:
    """The files that pages need; ``own`` is the project's folder ``theme/``, None if it has none.

    The style is one file, for one request: the sheets of both folders in the order of their names.
    """
    return _theme_files(own, stamp_of(own))


def written_files(config: Config) -> Mapping[str, bytes]:
    """The files to write for a project's pages, by their address; without a search, not the theme's files for it."""
    files = theme_files(config.theme)
    unused = {
        files.addresses[name]
        for name in _OF_SEARCH
        if not config.search and not (config.theme and (config.theme / "static" / name).is_file())
    }
    return {address: content for address, content in files.contents.items() if address not in unused}


def hashed_name(name: str, content: bytes) -> str:
    """``style.css`` → ``style.0f3a9c21d4.css``: the first ten digits of the content's SHA-256 before the suffix."""
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:_DIGEST]
    return path.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()


def stamp_of(folder: Path | None) -> Stamp:
    """The present state of a folder's files; empty if there is no folder."""
    if folder is None:
        return ()
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in paths)


@lru_cache(maxsize=8)
def _theme_files(own: Path | None, _stamp: Stamp) -> ThemeFiles:
    built_in: Traversable = files(__package__) / "theme"
    layers: list[Traversable] = [built_in, *([own] if own is not None else [])]
    sheets = {name: data for layer in layers for name, data in _below(layer / "css") if name.endswith(".css")}
    named = {name: data for layer in layers for name, data in _below(layer / "static")}
    named[STYLE] = b"\n".join(sheets[name] for name in sorted(sheets))
    addresses = {name: f"{FOLDER}/{hashed_name(name, data)}" for name, data in sorted(named.items())}
    return ThemeFiles({addresses[name]: named[name] for name in addresses}, addresses)


def _below(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    """The files below ``folder``, hidden ones aside, by their path there; none if there is no folder."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()
