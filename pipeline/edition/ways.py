"""The ways from every page of a language to what the language has besides articles."""

from dataclasses import dataclass

from pipeline.edition.links import (
    about_address,
    feed_address,
    glossary_address,
    index_address,
    relative,
    tags_address,
)

__all__ = ["Ways", "ways_from"]


@dataclass(frozen=True, slots=True)
class Ways:
    """Addresses relative to a page, empty where there is nothing: articles, tags, terms, feed, the translation."""

    articles: str = ""
    tags: str = ""
    glossary: str = ""
    feed: str = ""
    about: str = ""


def ways_from(
    here: str, language: str, *, has_tags: bool, has_glossary: bool, has_feed: bool, has_about: bool
) -> Ways:
    """The ways from the page at ``here``, without the one to itself."""
    ways = {
        "articles": index_address(language),
        "tags": tags_address(language) if has_tags else "",
        "glossary": glossary_address(language) if has_glossary else "",
        "feed": feed_address(language) if has_feed else "",
        "about": about_address(language) if has_about else "",
    }
    return Ways(**{key: relative(here, to) for key, to in ways.items() if to and to != here})
