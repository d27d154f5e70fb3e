"""What the addresses in an article mean: files below the source folder, whichever way they are written.

A relative address is seen from the article's folder; that of another page may be seen from the article's own, which is
a folder deeper (``../other/``).

One from the site's root (``/images/a.png``) is seen from the source folder. Authors write it as they are used to from
their generator: with the path of the site, and with the folder of the source language, or without. That of another
language leads to the edition in that. Where a site has become a folder of another, its root is that folder.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from pipeline import locales
from pipeline.edition.links import articles_meant
from pipeline.project import Config

__all__ = [
    "TOP",
    "LinkTargets",
    "Target",
    "article_meant",
    "fragment_of",
    "is_from_root",
    "is_local",
    "is_within_page",
    "likely_images",
    "other_names",
    "path_of",
]

TOP = PurePosixPath()
"""The source folder itself: what ``/`` means."""

_DATED = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(.+)")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Target:
    """A path, and the folder below the source folder in which it begins.

    ``language`` is the locale of the edition that is meant, None for the reader's.
    """

    path: PurePosixPath
    language: str | None = None
    root: PurePosixPath = TOP

    @property
    def whole(self) -> PurePosixPath:
        """The path below the source folder."""
        return self.root / self.path


class LinkTargets:
    """What the addresses in the articles of a project may mean."""

    def __init__(self, config: Config) -> None:
        self._base = unquote(urlsplit(config.base_url).path).strip("/")
        self._languages: dict[str, str | None] = {
            name: language if language != config.source_language else None
            for language in config.editions
            for name in (language, locales.web_tag(language), locales.web_tag(language).lower())
        }

    def of(self, article: str, url: str) -> tuple[Target, ...]:
        """What ``url`` may mean in an article, the likeliest first.

        Nothing where it means no file there: it is not local (`is_local`), or leaves the source folder.
        """
        path = path_of(url)
        if not path:
            return ()
        if path.startswith("/"):
            below = posixpath.normpath(path).strip("/")
            around = reversed(PurePosixPath(article).parents[:-1]) if below else ()
            likely = (replace(one, root=root) for root in (TOP, *around) for one in self._from_root(below))
            return tuple(dict.fromkeys(likely))
        seen_from = [posixpath.dirname(article)]
        if not PurePosixPath(path).suffix:
            seen_from.append(article)
        paths = (posixpath.normpath(posixpath.join(folder, path)) for folder in seen_from)
        inside = (one for one in paths if not f"{one}/".startswith(("./", "../")))
        return tuple(Target(PurePosixPath(one)) for one in dict.fromkeys(inside))

    def _from_root(self, path: str) -> Iterator[Target]:
        paths = [path]
        if self._base and f"{path}/".startswith(f"{self._base}/"):
            paths.append(path[len(self._base) :].strip("/"))
        yield from (Target(PurePosixPath(one)) for one in paths)
        for one in paths:
            first, _, rest = one.partition("/")
            if first in self._languages:
                yield Target(PurePosixPath(rest), self._languages[first])


def is_local(url: str) -> bool:
    """Whether a URL has a path of this site: relative, or from the root. One within the page has none."""
    return bool(path_of(url))


def is_from_root(url: str) -> bool:
    """Whether a URL is a path from the site's root."""
    return path_of(url).startswith("/")


def is_within_page(url: str) -> bool:
    """Whether a URL is a place in the page that it stands on."""
    return url.startswith("#")


def likely_images(image: str) -> tuple[str, ...]:
    """What the picture of a front matter may be as a URL: themes of Hugo take it from the root, without a slash."""
    return (image,) if image.startswith((".", "/")) else (image, f"/{image}")


def fragment_of(url: str) -> str:
    """What a URL has after ``#``, not quoted; empty without it."""
    return unquote(url.partition("#")[2])


def other_names(name: str, slug: str, metadata: Mapping[str, object]) -> Iterator[str]:
    """What else links call an article: by its slug, its ``permalink`` or ``url``, and the address that Jekyll gives it.

    That of ``2026-11-25-name`` is ``2026/11/25/name``.
    """
    yield slug
    for key in ("permalink", "url"):
        if isinstance(value := metadata.get(key), str) and value.startswith("/"):
            yield value.strip("/").removesuffix(".html")
    if dated := _DATED.fullmatch(PurePosixPath(name).name):
        yield "/".join(dated.groups())


def article_meant(targets: Iterable[Target], find: Callable[[str, str | None], T | None]) -> T | None:
    """What ``find`` has of the likeliest article among ``targets``, by its name and the language that is meant."""
    for target in targets:
        for name in articles_meant(target.whole):
            if (found := find(name, target.language)) is not None:
                return found
    return None


def path_of(url: str) -> str:
    """The path of a URL of this site, unquoted; empty for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as "//[", which leads nowhere
        return ""
    if parts.scheme or parts.netloc or parts.path.startswith("//") or "\0" in unquote(parts.path):
        return ""
    return unquote(parts.path)
