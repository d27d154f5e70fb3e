"""Where editions go: the rules for slugs, and no two articles at one place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from pipeline import locales
from pipeline.diagnostics import Diagnostic
from pipeline.edition.links import (
    about_address,
    feed_address,
    glossary_address,
    index_address,
    llms_address,
    search_address,
    tag_address,
    tags_address,
)
from pipeline.edition.localize import Edition, slug_of
from pipeline.edition.pagination import address_of_page, count_of_pages
from pipeline.edition.tags import TagIndex
from pipeline.workspace.articles import place_of_value
from pipeline.workspace.reading import Source

__all__ = [
    "HOME",
    "Places",
    "check_slug",
    "compare_path",
    "html_path",
    "index_path",
    "markdown_path",
    "reserved_paths",
    "taken_addresses",
]

HOME = PurePosixPath("index.html")
"""The page at the site's root, below ``output/``."""

LONGEST_SLUG = 200
"""In bytes of UTF-8; file systems allow 255 for a name, of which extensions and temporary names take some."""

_RESERVED_FOR = {
    "tags": "the list of tags",
    "about-translation": "the page about the translation",
    "feed.xml": "the feed",
    "llms.txt": "what language models read",
    "glossary": "the glossary",
    "pagefind": "what pages search in",
}
"""Slugs that no article can have, beside that of the list of articles."""

_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\<>:"|?*]')


def markdown_path(language: str, slug: str) -> PurePosixPath:
    """The Markdown edition, below ``output/``."""
    return PurePosixPath(locales.web_tag(language), f"{slug}.md")


def html_path(language: str, slug: str) -> PurePosixPath:
    """The HTML edition, below ``output/``."""
    return PurePosixPath(locales.web_tag(language), slug, "index.html")


def compare_path(language: str, slug: str) -> PurePosixPath:
    """The page that shows an article beside its source, below ``output/``."""
    return html_path(language, slug).parent / "compare" / "index.html"


def index_path(language: str, page: int = 1) -> PurePosixPath:
    """A page of the list of a language's articles, below ``output/``."""
    return PurePosixPath(address_of_page(index_address(language), page), "index.html")


def reserved_paths(language: str) -> tuple[PurePosixPath, ...]:
    """The places below ``output/`` where a language has pages and files that are no article's."""
    folders = (
        about_address(language),
        tags_address(language),
        glossary_address(language),
        search_address(language),
    )
    pages = (PurePosixPath(one, "index.html") for one in folders)
    files = (PurePosixPath(one) for one in (feed_address(language), llms_address(language)))
    return (index_path(language), *pages, *files)


class Places:
    """The paths below ``output/`` that are taken.

    Two paths exclude each other when a file system somewhere takes them for one (letter case and Unicode
    normalization aside), or when one is a file and the other needs a folder of that name.
    """

    def __init__(self) -> None:
        self._files: dict[PurePosixPath, str] = {}
        self._folders: dict[PurePosixPath, str] = {}

    def take(self, path: PurePosixPath, owner: str) -> str | None:
        """Take ``path`` for ``owner``; if it cannot be had, who holds it."""
        path = PurePosixPath(unicodedata.normalize("NFC", str(path)).casefold())
        in_the_way = [self._files.get(path), self._folders.get(path), *map(self._files.get, path.parents)]
        holder = next((owner for owner in in_the_way if owner is not None), None)
        if holder is None:
            self._files[path] = owner
            for folder in path.parents:
                self._folders.setdefault(folder, owner)
        return holder


def check_slug(source: Source) -> Diagnostic | None:
    """What is wrong with the slug in an article's front matter, at its line. An article need not have one."""
    if "slug" not in source.article.metadata:
        return None
    slug = source.article.metadata["slug"]
    if not isinstance(slug, str):
        problem = "must be a text: put it in quotes" if slug is not None else "is empty"
    elif not slug.strip():
        problem = "is empty"
    elif slug.startswith("."):
        problem = "must not begin with a dot"
    elif slug != slug.strip():
        problem = "must not begin or end with a space"
    elif found := _NOT_IN_A_NAME.search(slug):
        problem = f"must not contain {_name(found[0])}"
    elif len(slug.encode("utf-8", "replace")) > LONGEST_SLUG:
        problem = f"is longer than {LONGEST_SLUG} bytes"
    else:
        return None
    return _at_slug(source, f"the slug {problem}")


def taken_addresses(
    sources: Iterable[Source], editions: Iterable[Edition], tags: TagIndex | None = None
) -> tuple[Diagnostic, ...]:
    """One error for each article whose pages would lie where another's do, or where the list of a tag does."""
    by_name = {source.name: source for source in sources}
    places = Places()
    for language, count in Counter(edition.language for edition in editions).items():
        for path in reserved_paths(language):
            places.take(path, "")
        for page in range(2, count_of_pages(count) + 1):
            places.take(index_path(language, page), "")
        for slug in tags.in_language(language) if tags else ():
            places.take(PurePosixPath(tag_address(language, slug), "index.html"), "")
    found: dict[str, Diagnostic] = {}
    for edition in sorted(editions, key=lambda one: (one.article, one.language)):
        source = by_name[edition.article]
        for path in (
            markdown_path(edition.language, edition.slug),
            html_path(edition.language, edition.slug),
            compare_path(edition.language, edition.slug),
        ):
            holder = places.take(path, edition.article)
            if holder is None or edition.article in found:
                continue
            found[edition.article] = _collision(source, by_name.get(holder))
    return tuple(found.values())


def _collision(source: Source, holder: Source | None) -> Diagnostic:
    slug = _slug(source)
    if holder is None:
        return _at_slug(source, f'the slug "{slug}" is the place of {_reserved_for(slug.casefold())}')
    if _slug_place(source) is None and _slug_place(holder) is not None:
        source, holder = holder, source
    slug, other = _slug(source), _slug(holder)
    by_case = " (letter case does not count)" if slug != other and slug.casefold() == other.casefold() else ""
    return _at_slug(source, f'the slug "{slug}" is taken by {holder.shown}{by_case}')


def _reserved_for(slug: str) -> str:
    if slug.startswith("tags/"):
        return "the list of a tag"
    if slug.startswith("page/"):
        return "a page of the list of articles"
    return _RESERVED_FOR.get(slug, "the list of articles")


def _slug(source: Source) -> str:
    return slug_of(source.name, source.article.metadata)


def _at_slug(source: Source, message: str) -> Diagnostic:
    line, column = _slug_place(source) or (1, 1)
    return Diagnostic("slug", message, source.shown, line, column, article=source.name)


def _slug_place(source: Source) -> tuple[int, int] | None:
    return place_of_value(source.article.text, "slug")


def _name(character: str) -> str:
    return f'"{character}"' if character.isprintable() else f"U+{ord(character):04X}"
