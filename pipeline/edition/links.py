"""Where pages lie to each other, and where an article's relative links lead.

One page lies at the site's root. Below it, a language has a folder, an article's page is ``<lang>/<slug>/``
there, and its Markdown edition ``<lang>/<slug>.md``. Tags, and what is said of the translation, have pages there,
too. A file that an article shows lies in the language's folder as it lies in the source folder, so that the Markdown
edition finds it as it is written; pages lie one folder deeper.
"""

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

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
    "is_local",
    "link_target",
    "llms_address",
    "markdown_address",
    "page_address",
    "relative",
    "resolve_link",
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


def is_local(url: str) -> bool:
    """Whether a URL is a relative one with a path: neither absolute, nor a place in the same page."""
    return bool(_path_of(url))


def link_target(article: str, url: str) -> PurePosixPath | None:
    """The file that a relative link in an article means, below the source folder.

    None where it means none there: it is not local (`is_local`), or leaves the source folder.
    """
    path = _path_of(url)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(article), path))
    return PurePosixPath(target) if path and not (target + "/").startswith(("./", "../")) else None


def articles_meant(target: PurePosixPath) -> tuple[str, ...]:
    """The names of the articles that a file below the source folder may stand for, the likeliest first.

    Authors write ``other.md``, and in the manner of site generators ``other.html``, ``other`` and ``folder/``.
    """
    name = target.as_posix()
    if target.suffix in _ARTICLE_SUFFIXES:
        return (name.removesuffix(target.suffix),)
    return (name, (target / "index").as_posix())


def resolve_link(article: str, here: str, page_of: Callable[[str], str | None]) -> Callable[[str], str]:
    """A function that turns a relative URL in ``article`` into the one to use on its page.

    ``here`` is the page's address. ``page_of`` gives an article's page by its name, None if there is none.
    """

    def resolve(url: str) -> str:
        if not _path_of(url):
            return url
        target = link_target(article, url)
        pages = map(page_of, articles_meant(target)) if target else ()
        page = next((page for page in pages if page is not None), None)
        if page is not None:
            rest = urlsplit(url)
            query = f"?{rest.query}" if rest.query else ""
            fragment = f"#{rest.fragment}" if rest.fragment else ""
            return relative(here, page) + query + fragment
        return f"{up}/{url.removeprefix('./')}"

    folder = posixpath.dirname(f"/{here.partition('/')[0]}/{article}")
    up = posixpath.relpath(folder, f"/{here}")
    return resolve


def _path_of(url: str) -> str:
    """The path of a relative URL, unquoted; empty for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as "//[", which leads nowhere
        return ""
    if parts.scheme or parts.netloc or parts.path.startswith("/") or "\0" in unquote(parts.path):
        return ""
    return unquote(parts.path)
