"""Tags: which editions have one, and where the page of one lies.

A tag is the author's; its translations are names for it. So its address comes from the author's text (or from
``tag_slugs`` in the configuration) and is the same in every language, as the ids of headings are. Tags that differ
in letter case or spacing alone are one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.edition.localize import Edition
from pipeline.edition.metadata import tags_of

__all__ = ["Tag", "TagIndex", "TagName", "tag_index"]

_NOT_IN_A_SLUG = re.compile(r"[\W_]+")
_LONGEST = 200
"""In bytes of UTF-8; file systems allow 255."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of an edition: ``slug`` is its address, ``text`` what it is called there."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True)
class TagName:
    """What a language calls a tag. ``fell_back``: it has no translation of it, this is the author's text."""

    text: str
    fell_back: bool


@dataclass(frozen=True, slots=True)
class TagIndex:
    """The tags of a site's editions."""

    _slugs: Mapping[str, str]
    _editions: Mapping[str, Mapping[str, tuple[Edition, ...]]]
    _names: Mapping[tuple[str, str], TagName]

    def of(self, edition: Edition) -> tuple[Tag, ...]:
        """An edition's tags, in the author's order."""
        return tuple(_tags(self._slugs, edition))

    def in_language(self, language: str) -> tuple[str, ...]:
        """The slugs of a language's tags, sorted."""
        return tuple(self._editions.get(language, ()))

    def editions(self, language: str, slug: str) -> tuple[Edition, ...]:
        """A language's editions that have the tag, in the order in which they were indexed."""
        return self._editions.get(language, {}).get(slug, ())

    def name(self, language: str, slug: str) -> TagName:
        """What the first edition that has the tag calls it; of those in the language that translated it, if any did."""
        return self._names[language, slug]


def tag_index(slugs: Mapping[str, str], editions: Iterable[Edition]) -> TagIndex:
    """Index the tags of ``editions``. ``slugs`` gives an address to some tags, by the author's text."""
    found: dict[str, dict[str, list[Edition]]] = {}
    names: dict[tuple[str, str], TagName] = {}
    for edition in editions:
        texts = {tag.slug: tag.text for tag in reversed(tuple(_tags(slugs, edition)))}
        for slug in reversed(texts):
            found.setdefault(edition.language, {}).setdefault(slug, []).append(edition)
            known = names.get((edition.language, slug))
            if known is None or known.fell_back:
                is_source = texts[slug] in edition.untranslated
                if known is None or not is_source:
                    names[edition.language, slug] = TagName(texts[slug], is_source)
    return TagIndex(
        slugs,
        {
            language: {slug: tuple(some) for slug, some in sorted(by_slug.items())}
            for language, by_slug in found.items()
        },
        names,
    )


def _tags(slugs: Mapping[str, str], edition: Edition) -> Iterator[Tag]:
    """Where a translation made two tags one, or none of one, the author's are all there is to go by."""
    authors, texts = tags_of(edition.source.metadata), tags_of(edition.metadata)
    for author, text in zip(authors, texts if len(texts) == len(authors) else authors, strict=True):
        yield Tag(slugs.get(author) or _slug(author), text)


def _slug(text: str) -> str:
    """Lower case, with hyphens for everything but letters and digits, of any script.

    A text without any has the numbers of its characters: ``u2605`` for a star.
    """
    normal = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    words = _NOT_IN_A_SLUG.sub("-", normal).strip("-") or "u" + "-".join(f"{ord(one):x}" for one in text)
    return words.encode()[:_LONGEST].decode(errors="ignore").strip("-")
