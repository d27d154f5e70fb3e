"""How an article begins, in plain text: what stands where an author wrote no description.

A sentence that a generator would complete, such as one with ``{{% param title %}}``, is left out: nobody can read it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import unicode_segmentation_rs as segmentation
from markdown_it.token import Token

from pipeline.article.markdown.parser import Env, parse_inline, parse_markdown
from pipeline.article.markdown.translatable import is_translatable
from pipeline.conventions import Conventions
from pipeline.edition.headings import plain_text

__all__ = ["beginning_of"]

_REMEMBERED = 10_000
"""Of how many editions; several pages and files of a site ask for the same."""

_SHORTEST = 40
"""In columns: less is no description, if sentences had to be left out."""

_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
"""Hugo's, which it runs in code too, and what Go's templates, Liquid, Jinja and Vue put something in place of."""

_ADDRESS = re.compile(r"(?<=\]\()\s*\{\{.*?\}\}[^\s)]*", re.DOTALL)
"""Of a link: ``[…]({{< ref "a.md" >}})``, which is none to Markdown."""

_STRAY = re.compile(r"(?<![0-9A-Za-z])\*{2,}|\*{2,}(?![0-9A-Za-z])")
"""Asterisks that did not become emphasis, unlike those of ``2**3``."""


@lru_cache(maxsize=_REMEMBERED)
def beginning_of(text: str, conventions: Conventions) -> str:
    """The first paragraph of an article that says something, on one line; empty if none does.

    ``text`` is the article's Markdown, front matter included. Paragraphs within other blocks are passed over.
    """
    tokens, env = parse_markdown(text, conventions)
    paragraphs = (
        inline
        for opening, inline in pairwise(tokens)
        if opening.type == "paragraph_open" and not opening.level
    )
    found = (_words(inline, env, conventions) for inline in paragraphs)
    return next(filter(None, found), "")


def _words(inline: Token, env: Env, conventions: Conventions) -> str:
    if not is_translatable(inline.content.replace("\n", " "), env, conventions):
        return ""
    has_shortcode = _SHORTCODE.search(inline.content)
    if has_shortcode:
        inline.children = parse_inline(_ADDRESS.sub("#", inline.content), env, conventions)
    for token in inline.children or ():
        if token.type == "text":
            token.content = _STRAY.sub("", token.content)
    words = " ".join(plain_text(inline).split())
    if not has_shortcode:
        return words
    kept = "".join(_whole_sentences(words)).strip()
    return kept if kept == words or segmentation.text_width(kept) >= _SHORTEST else ""


def _whole_sentences(words: str) -> Iterator[str]:
    """The sentences without a shortcode, in order. What looks like the end of one in a shortcode is none."""
    shortcodes = [found.span() for found in _SHORTCODE.finditer(words)]
    start = end = 0
    for piece in segmentation.unicode_sentences(words):
        end += len(piece)
        if any(first < end < last for first, last in shortcodes):
            continue
        if not any(first < end and start < last for first, last in shortcodes):
            yield words[start:end]
        start = end
