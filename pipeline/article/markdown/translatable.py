"""Which texts are worth a translator's time."""

import re
from collections.abc import Iterable

from markdown_it.token import Token

from pipeline.article.markdown.parser import DEFAULT, Env, parse_inline
from pipeline.article.scripts import JAPANESE
from pipeline.conventions import Conventions

__all__ = ["is_translatable"]

_LETTER = re.compile(r"[^\W\d_]")
_PLAIN = re.compile(r"[^`<\[\]():/@$\\&]*")
_SURE = re.compile(
    rf"\A[^`<\[\]()$\\]*{JAPANESE}|{JAPANESE}[^`<>\[\]()$\\]*\Z"
    r"|\A[^`<\[\]():/@$\\&]*[^\W\d_](?=[\s`])"
)
"""Japanese before the first, or after the last, sign that could make it something else than text; or a word before the
first one, which cannot be the beginning of an address."""
_EMBED = re.compile(r"@\[\w+\]\([^)]*\)|\[\[?_?toc_?\]\]?|<<< .*", re.IGNORECASE)
"""Zenn's embedded pages, a table of contents, VitePress's imported code: instructions, not text."""


def is_translatable(text: str, env: Env, conventions: Conventions = DEFAULT) -> bool:
    """Whether inline Markdown has a letter that readers see as text.

    Punctuation, numbers, URLs, code, math and tags are nothing to translate; the alternative text and the
    title of an image or a link are.
    """
    if not _LETTER.search(text) or _EMBED.fullmatch(text):
        return False
    if _PLAIN.fullmatch(text) or _SURE.search(text):
        return True
    return _has_text(parse_inline(text.replace("\n", "  \n"), env, conventions))


def _has_text(tokens: Iterable[Token]) -> bool:
    bare_url = False
    for token in tokens:
        if token.type == "link_open":
            bare_url = token.info == "auto"
        elif token.type == "link_close":
            bare_url = False
        if token.type == "text" and not bare_url and _LETTER.search(token.content):
            return True
        if _LETTER.search(str(token.attrs.get("title", ""))):
            return True
        if token.type == "image" and _has_text(token.children or ()):
            return True
    return False
