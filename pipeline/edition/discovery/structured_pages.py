"""What pages that are no article say of themselves as JSON-LD, and where any page stands in the site."""

from collections.abc import Iterable, Sequence

from pipeline.edition.discovery.structured import CONTEXT, Node, without_empty

__all__ = ["Step", "breadcrumbs", "term_set", "web_page", "web_site"]

Step = tuple[str, str]
"""A page on the way from the list of articles to another: its name and its URL."""


def web_site(name: str, url: str, tags: Iterable[str], other_names: Iterable[str], description: str) -> Node:
    """The site, for its first page: search engines show this name, or one of ``other_names``."""
    return {
        **CONTEXT,
        "@type": "WebSite",
        "name": name,
        **without_empty({"alternateName": [one for one in dict.fromkeys(other_names) if one != name]}),
        "url": url,
        **without_empty({"description": description}),
        "inLanguage": list(tags),
    }


def web_page(
    kind: str, tag: str, steps: Sequence[Step], description: str, site: Node | None, main: Node | None
) -> Node:
    """The page that is the last of ``steps``.

    ``kind`` is its type, such as ``CollectionPage``; ``site`` the one that it is part of, ``main`` what it is about.
    """
    name, url = steps[-1]
    return {
        **CONTEXT,
        "@type": kind,
        "@id": url,
        "name": name,
        **without_empty({"description": description}),
        "inLanguage": tag,
        **without_empty({"isPartOf": site, "breadcrumb": breadcrumbs(steps), "mainEntity": main}),
    }


def breadcrumbs(steps: Sequence[Step]) -> Node | None:
    """The way to the last of ``steps``, as search engines show it in place of an address; None if there is no way."""
    if len(steps) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def term_set(name: str, url: str, tag: str, terms: Iterable[tuple[str, str, str]]) -> Node:
    """A glossary; ``terms`` are names, the URLs of their places and definitions, which may be empty."""
    return {
        "@type": "DefinedTermSet",
        "name": name,
        "url": url,
        "inLanguage": tag,
        "hasDefinedTerm": [
            without_empty({"@type": "DefinedTerm", "name": term, "url": place, "description": definition})
            for term, place, definition in terms
        ],
    }
