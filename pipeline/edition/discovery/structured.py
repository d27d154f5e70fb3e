"""What a page says of itself as JSON-LD, in the vocabulary of schema.org.

An article is a ``NewsArticle``. A translation names the original (``translationOfWork``), the original its
translations (``workTranslation``); each has its own dates, author and translator. What nobody knows is left out.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from pipeline.edition.credits import Person
from pipeline.edition.discovery.dates import w3c
from pipeline.edition.discovery.picture import SharedPicture

__all__ = ["Facts", "Work", "embedded", "news_article", "web_site"]

_Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Work:
    """An edition as another one refers to it. ``url`` is empty without ``base_url``; ``tag`` as on the web."""

    url: str
    tag: str
    headline: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to say about an edition.

    ``publisher`` is the site's name, ``team`` that of the translators; both may be empty.
    """

    work: Work
    description: str
    published: date | datetime | None
    changed: date | datetime | None
    authors: Sequence[Person]
    translators: Sequence[str]
    team: str
    publisher: str
    site_url: str
    picture: SharedPicture | None
    keywords: Sequence[str]
    original: Work | None
    translations: Sequence[Work]


def news_article(facts: Facts) -> _Node:
    """An edition as a ``NewsArticle``: what Google recommends for articles, and what it is a translation of."""
    work = facts.work
    publisher = _without_empty({"@type": "Organization", "name": facts.publisher, "url": facts.site_url})
    organization = publisher if facts.publisher else None
    team = {"@type": "Organization", "name": facts.team} if facts.team else None
    return {
        "@context": "https://schema.org",
        **_reference(work),
        **_without_empty(
            {
                "description": facts.description,
                "url": work.url,
                "mainEntityOfPage": {"@type": "WebPage", "@id": work.url} if work.url else None,
                "datePublished": w3c(facts.published) if facts.published else "",
                "dateModified": w3c(facts.changed) if facts.changed else "",
                "author": [_person(one) for one in facts.authors] or organization,
                "translator": [_person(Person(name)) for name in facts.translators] or team,
                "publisher": organization,
                "image": _image(facts.picture) if facts.picture else None,
                "keywords": list(facts.keywords),
            }
        ),
        "isAccessibleForFree": True,
        **_without_empty(
            {
                "translationOfWork": _reference(facts.original) if facts.original else None,
                "workTranslation": [_reference(one) for one in facts.translations],
            }
        ),
    }


def web_site(name: str, url: str, tags: Iterable[str]) -> _Node:
    """The site, for its first page: search engines show this name."""
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": url,
        "inLanguage": list(tags),
    }


def embedded(node: Mapping[str, object]) -> Markup:
    """JSON that may stand in a ``<script>``: nothing in it can end the element, or begin a comment.

    Every ``<``, ``>``, ``&`` and line separator is written as an escape of JSON, so parsers read the same.
    """
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _reference(work: Work) -> _Node:
    return _without_empty(
        {"@type": "NewsArticle", "@id": work.url, "headline": work.headline, "inLanguage": work.tag}
    )


def _person(person: Person) -> _Node:
    return _without_empty({"@type": "Person", "name": person.name, "url": person.url})


def _image(picture: SharedPicture) -> _Node:
    size: _Node = {"width": picture.width, "height": picture.height} if picture.width else {}
    return {"@type": "ImageObject", "url": picture.url, **size}


def _without_empty(node: _Node) -> _Node:
    return {key: value for key, value in node.items() if value}
