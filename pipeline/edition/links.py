"""Where pages lie to each other, and how a file of the source folder is an article.

One page lies at the site's root. Below it, a language has a folder, an article's page is ``<lang>/<slug>/``
there, and its Markdown edition ``<lang>/<slug>.md``. Tags, and what is said of the translation, have pages there,
too. A file that an article shows lies in the language's folder as it lies in the source folder, so that the Markdown
edition finds it as it is written; pages lie one folder deeper.
"""

import posixpath
from pathlib import PurePosixPath
from urllib.parse import quote

from pipeline import locales

__all__ = [
    "HOME",
    "about_address",
    "absolute",
    "articles_meant",
    "compare_address",
    "feed_address",
    "glossary_address",
    "index_address",
    "llms_address",
    "markdown_address",
    "page_address",
    "relative",
    "search_address",
    "tag_address",
    "tags_address",
]

HOME = ""
"""The address of the page at the site's root."""

_ARTICLE_SUFFIXES = (".md", ".html")


def index_address(language: str) -> str:
    """The address of a language's list of articles, below the site's root, not quoted."""
    return f"{locales.web_tag(language)}/"


def page_address(language: str, slug: str) -> str:
    """The address of an article's page, below the site's root, not quoted."""
    return f"{locales.web_tag(language)}/{slug}/"


def markdown_address(language: str, slug: str) -> str:
    """The address of an article's Markdown edition, below the site's root, not quoted."""
    return f"{locales.web_tag(language)}/{slug}.md"


def compare_address(language: str, slug: str) -> str:
    """The address of the page that shows an article beside its source."""
    return f"{page_address(language, slug)}compare/"


def tags_address(language: str) -> str:
    """The address of the list of a language's tags."""
    return f"{locales.web_tag(language)}/tags/"


def tag_address(language: str, slug: str) -> str:
    """The address of the list of a language's articles with a tag."""
    return f"{tags_address(language)}{slug}/"


def about_address(language: str) -> str:
    """The address of the page that tells about the translation."""
    return f"{locales.web_tag(language)}/about-translation/"


def feed_address(language: str) -> str:
    """The address of a language's Atom feed."""
    return f"{locales.web_tag(language)}/feed.xml"


def llms_address(language: str) -> str:
    """The address of the list of a language's Markdown editions."""
    return f"{locales.web_tag(language)}/llms.txt"


def glossary_address(language: str) -> str:
    """The address of the page with a language's terms."""
    return f"{locales.web_tag(language)}/glossary/"


def search_address(language: str) -> str:
    """The folder of what a language's pages search in."""
    return f"{locales.web_tag(language)}/pagefind/"


def absolute(base_url: str, address: str) -> str:
    """An address below the root as a URL; empty without a ``base_url``, which may have a path."""
    return f"{base_url.rstrip('/')}/{quote(address)}" if base_url else ""


def relative(here: str, address: str) -> str:
    """The way from the page at the address ``here`` to another, as a URL. Works wherever the site lies."""
    way = posixpath.relpath("/" + address, "/" + here)
    return quote(way) + ("/" if address.endswith("/") else "")


def articles_meant(target: PurePosixPath) -> tuple[str, ...]:
    """The names of the articles that a file below the source folder may stand for, the likeliest first.

    Authors write ``other.md``, and in the manner of site generators ``other.html``, ``other``, ``folder/`` and
    ``other/index.html``. A folder's own article is its ``index`` or, for GitHub and VuePress, its ``README``.
    """
    name = target.as_posix()
    if target.suffix in _ARTICLE_SUFFIXES:
        name = name.removesuffix(target.suffix)
        return (name, target.parent.as_posix()) if target.stem == "index" else (name,)
    return (name, *((target / own).as_posix() for own in ("index", "README")))
