"""Inline Markdown that means to every parser what it means to ours.

``**「核の傘」**は`` is emphasis by the CJK-friendly amendment only: a zero-width space, written as ``&#8203;``,
makes it one by CommonMark's own rules. A bare address ends where Japanese begins for us alone, and gets its pointed
brackets.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it.token import Token

from pipeline.article.markdown.parser import Env, parse_blocks, parse_inline
from pipeline.article.scripts import is_east_asian
from pipeline.conventions import Conventions
from pipeline.edition.layouts.lines import lines_of

__all__ = ["with_plain_inlines"]

_ZERO_WIDTH = "&#8203;"
_RUN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|\\.|(\*+|~~)", re.DOTALL)
"""Code and what is escaped, to be passed over, or a run of delimiters."""


def with_plain_inlines(text: str, conventions: Conventions) -> str:
    """``text`` with what only our parser understands written so that any parser does, where that can be had."""
    tokens, env = parse_blocks(text, conventions)
    lines = lines_of(text)
    for token in tokens:
        if token.type != "inline" or token.map is None:
            continue
        content = _with_emphasis(_with_addresses(token.content, env, conventions), env, conventions)
        if content == token.content:
            continue
        pairs = zip(token.content.split("\n"), content.split("\n"), strict=True)
        for number, (before, after) in enumerate(pairs, token.map[0]):
            if before != after and number < len(lines) and after not in lines[number]:
                lines[number] = lines[number].replace(before, after)
    return "".join(lines)


def _with_addresses(content: str, env: Env, conventions: Conventions) -> str:
    if "://" not in content:
        return content
    children = parse_inline(content, env, conventions)
    for opening, inner in pairwise(children):
        if opening.type == "link_open" and opening.markup == "linkify" and "://" in inner.content:
            bare = rf"(?<![<(\w]){re.escape(inner.content)}(?=[^\x00-\x7f])"
            content = re.sub(bare, lambda found: f"<{found[0]}>", content, count=1)
    return content


def _with_emphasis(content: str, env: Env, conventions: Conventions) -> str:
    if "cjk-emphasis" not in conventions.extensions or not ("*" in content or "~~" in content):
        return content
    plain = replace(conventions, extensions=conventions.extensions - {"cjk-emphasis"})
    wanted = _shape(parse_inline(content, env, conventions))
    if _shape(parse_inline(content, env, plain)) == wanted:
        return content
    changed = "".join(_pieces(content))
    return changed if _shape(parse_inline(changed, env, plain)) == wanted else content


def _shape(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """What of the tokens is not plain text, and the code and links that there are."""
    return [
        (token.type, str(token.attrs.get("href", "")))
        for token in tokens
        if token.type not in ("text", "text_special")
    ]


def _pieces(content: str) -> Iterator[str]:
    at = 0
    for found in _RUN.finditer(content):
        if not found[2]:
            continue
        start, end = found.span()
        before = content[start - 1] if start else " "
        after = content[end] if end < len(content) else " "
        if not (is_east_asian(before) or is_east_asian(after)):
            continue
        if _is_punctuation(before) and _is_word(after):
            yield content[at:end] + _ZERO_WIDTH
            at = end
        elif _is_word(before) and _is_punctuation(after):
            yield content[at:start] + _ZERO_WIDTH
            at = start
    yield content[at:]


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_word(character: str) -> bool:
    return not character.isspace() and not _is_punctuation(character)
