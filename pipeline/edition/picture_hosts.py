"""The sites whose pictures a page shows, in the words of a Content-Security-Policy.

A policy names a site by a host of letters, digits, dots and hyphens (CSP level 3, section 2.3.1): an address between
brackets cannot be named, and is refused by browsers whatever the policy says.
"""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from pipeline.article.html.tags import tags_in
from pipeline.article.markdown.parser import parse_markdown
from pipeline.conventions import Conventions

__all__ = ["host_source", "pictures_of_no_host"]

_ELSEWHERE = re.compile(r"\s*(?:(https?):)?[/\\]{2,}(?:[^/\\?#]*@)?(?P<site>[^/\\?#]*)", re.IGNORECASE)
"""An address on another site; browsers take a backslash for a slash, and leave out a name with its password."""

_SITE = re.compile(r"(?P<host>[^:\[\]]+)(?P<port>:\d+)?:?")
_HOST = re.compile(r"[\w.-]+", re.ASCII)
_MAYBE_NONE = re.compile(r"[/\\]{2}[^/\\?#\s]*[^\w.:/\\?#\s-]")


def host_source(url: str) -> str | None:
    """What allows a picture's address: ``https://example.org:8080``, or without the scheme if it takes the page's.

    Empty where the picture is on this site; None where a policy cannot name the site that it is on.
    """
    elsewhere = _ELSEWHERE.match(url)
    if not elsewhere:
        return ""
    site = _SITE.fullmatch(elsewhere["site"].strip())
    if not site:
        return None
    try:
        host = site["host"].encode("idna").decode("ascii")
    except UnicodeError:
        return None
    scheme = f"{elsewhere[1].lower()}://" if elsewhere[1] else ""
    return f"{scheme}{host}{site['port'] or ''}" if _HOST.fullmatch(host) else None


def pictures_of_no_host(text: str, conventions: Conventions) -> tuple[str, ...]:
    """The addresses of an article's pictures on sites that no policy can name, each once, in order."""
    if not _MAYBE_NONE.search(text):
        return ()
    tokens, _env = parse_markdown(text, conventions)
    urls = (url for token in tokens for url in _pictures(token))
    return tuple(dict.fromkeys(url for url in urls if host_source(url) is None))


def _pictures(token: Token) -> Iterator[str]:
    if token.type in ("html_block", "html_inline"):
        found = (tag.attributes.get("src") for tag in tags_in(token.content) if tag.name == "img")
        yield from filter(None, found)
    if token.type == "image":
        yield str(token.attrs["src"])
    for child in token.children or ():
        yield from _pictures(child)
