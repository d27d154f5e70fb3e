"""What an article's page says of itself as JSON-LD, in the vocabulary of schema.org.

It is a ``NewsArticle``. A translation names the original (``translationOfWork``), the original its
translations (``workTranslation``); each has its own dates, author and translator. What nobody knows is left out.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from markupsafe import Markup

from pipeline.edition.credits import Person
from pipeline.edition.discovery.dates import w3c
from pipeline.edition.discovery.picture import SharedPicture

__all__ = ["CONTEXT", "Facts", "Node", "Work", "embedded", "news_article", "without_empty"]

Node = dict[str, object]
"""A thing and its properties."""

CONTEXT: Mapping[str, object] = MappingProxyType({"@context": "https://schema.org"})
"""Stands at the beginning of each outermost node."""


@dataclass(frozen=True, slots=True)
class Work:
    """An edition as another one refers to it. ``url`` is empty without ``base_url``; ``tag`` as on the web."""

    url: str
    tag: str
    headline: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to say about an edition.

    ``publisher`` is the site's name, ``logo`` the URL of its mark, ``team`` the translators' name; all may be empty.
    """

    work: Work
    description: str
    published: date | datetime | None
    changed: date | datetime | None
    authors: Sequence[Person]
    translators: Sequence[str]
    team: str
    publisher: str
    logo: str
    site_url: str
    picture: SharedPicture | None
    keywords: Sequence[str]
    original: Work | None
    translations: Sequence[Work]


def news_article(facts: Facts) -> Node:
    """An edition as a ``NewsArticle``: what Google recommends for articles, and what it is a translation of."""
    work = facts.work
    publisher = without_empty({"@type": "Organization", "name": facts.publisher, "url": facts.site_url})
    organization = publisher if facts.publisher else None
    logo: Node = {"logo": {"@type": "ImageObject", "url": facts.logo}} if facts.logo else {}
    team = {"@type": "Organization", "name": facts.team} if facts.team else None
    return {
        **CONTEXT,
        **_reference(work),
        **without_empty(
            {
                "description": facts.description,
                "url": work.url,
                "mainEntityOfPage": work.url,
                "datePublished": w3c(facts.published) if facts.published else "",
                "dateModified": w3c(facts.changed) if facts.changed else "",
                "author": [_person(one) for one in facts.authors] or organization,
                "translator": [_person(Person(name)) for name in facts.translators] or team,
                "publisher": {**organization, **logo} if organization else None,
                "image": _image(facts.picture) if facts.picture else None,
                "keywords": list(facts.keywords),
            }
        ),
        "isAccessibleForFree": True,
        **without_empty(
            {
                "translationOfWork": _reference(facts.original) if facts.original else None,
                "workTranslation": [_reference(one) for one in facts.translations],
            }
        ),
    }


def embedded(*nodes: Mapping[str, object]) -> Markup:
    """One or more nodes as JSON that may stand in a ``<script>``: nothing in it can end that, or begin a comment.

    Every ``<``, ``>``, ``&`` and line separator is written as an escape of JSON, so parsers read the same.
    """
    text = json.dumps(nodes[0] if len(nodes) == 1 else nodes, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _reference(work: Work) -> Node:
    return without_empty(
        {"@type": "NewsArticle", "@id": work.url, "headline": work.headline, "inLanguage": work.tag}
    )


def _person(person: Person) -> Node:
    return without_empty({"@type": "Person", "name": person.name, "url": person.url})


def _image(picture: SharedPicture) -> Node:
    size: Node = {"width": picture.width, "height": picture.height} if picture.width else {}
    return {"@type": "ImageObject", "url": picture.url, **size}


def without_empty(node: Node) -> Node:
    """A node without the properties that nobody knows."""
    return {key: value for key, value in node.items() if value}
