"""What a translator leaves as it is: code, links, images, numbers, names in Latin letters, markup.

Two texts in different languages are compared by these. Each is a pair of its sort and its value.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum

from markdown_it.token import Token

from pipeline.article.markdown.parser import DEFAULT, Env, parse_inline
from pipeline.article.scripts import has_japanese
from pipeline.conventions import Conventions

__all__ = ["Invariant", "Sort", "code_invariants", "html_invariants", "text_invariants"]


class Sort(Enum):
    """What an invariant is."""

    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    FOOTNOTE = "footnote"
    IDENTIFIER = "identifier"
    TAG = "tag"
    NUMBER = "number"
    WORD = "word"
    SYMBOL = "symbol"
    MARKUP = "markup"


Invariant = tuple[Sort, str]

_MARKUP = re.compile(r"[`*_~<\[$\\&]|://|www\.")
_NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([兆조億亿억万萬만千천]?)")
_FACTORS = {
    sign: Decimal(10) ** power
    for signs, power in (("兆조", 12), ("億亿억", 8), ("万萬만", 4), ("千천", 3))
    for sign in signs
}
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[+#.\-_][A-Za-z0-9]+)*")
_PLURAL = re.compile(r"(?<=[A-Z]{2})s$")
_LANGUAGE = re.compile(r"(?<=/)[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=[/.])|(?<=/)[a-z]{2}$")
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_TAG_NAME = re.compile(r"<[A-Za-z][\w-]*")
_MARKS = {"strong_open": "**", "em_open": "*", "s_open": "~~", "hardbreak": "break"}


def text_invariants(text: str, env: Env, conventions: Conventions = DEFAULT) -> frozenset[Invariant]:
    """The invariants of inline Markdown, ``env`` being that of its article.

    Bold passages and the like are counted: two of them are other markup than one.
    """
    if not _MARKUP.search(text):
        return frozenset(_of_plain_text(text))
    tokens = parse_inline(text.replace("\n", "  \n"), env, conventions)
    seen: list[str] = []
    found = Counter(_of_tokens(tokens, seen))
    numbered = {
        (sort, f"{value} {number}" if sort is Sort.MARKUP else value)
        for (sort, value), count in found.items()
        for number in range(count)
    }
    return frozenset(numbered | set(_of_plain_text(" ".join(seen))))


def code_invariants(code: str) -> frozenset[Invariant]:
    """The lines of a code block that hold no Japanese: its words may be translated."""
    lines = (line.strip() for line in code.splitlines())
    return frozenset((Sort.CODE, line) for line in lines if line and not has_japanese(line))


def html_invariants(html: str) -> frozenset[Invariant]:
    """The tags of raw HTML; of those with Japanese in their attributes, the names."""
    tags = _TAG.findall(html)
    names = (_TAG_NAME.match(tag) if has_japanese(tag) else None for tag in tags)
    return frozenset((Sort.TAG, name[0] if name else tag) for tag, name in zip(tags, names, strict=True))


def _of_tokens(tokens: Iterable[Token], seen: list[str]) -> Iterator[Invariant]:
    """The invariants of the markup; ``seen`` gets the text that readers see as text."""
    bare_url = False
    for token in tokens:
        match token.type:
            case "text":
                if not bare_url:
                    seen.append(token.content)
            case "code_inline" | "math_inline":
                if not has_japanese(token.content):
                    yield Sort.CODE, " ".join(token.content.split())
            case "link_open":
                bare_url = token.info == "auto"
                yield Sort.LINK, _address(str(token.attrs.get("href", "")))
            case "link_close":
                bare_url = False
            case "image":
                yield Sort.IMAGE, _address(str(token.attrs.get("src", "")))
                yield from _of_tokens(token.children or (), seen)
            case "footnote_ref":
                yield Sort.FOOTNOTE, str(token.meta["label"])
            case "html_inline":
                name = _TAG_NAME.match(token.content)
                if name:
                    yield Sort.TAG, name[0]
            case kind if kind in _MARKS:
                yield Sort.MARKUP, _MARKS[kind]


def _address(url: str) -> str:
    """Without its fragment, which names a heading in the language of the page, and without the page's language."""
    return _LANGUAGE.sub("*", url.partition("#")[0])


def _of_plain_text(text: str) -> Iterator[Invariant]:
    text = unicodedata.normalize("NFKC", text)
    for value in _numbers(text):
        yield Sort.NUMBER, value
    for word in _WORD.findall(text):
        if len(word) > 1:
            yield Sort.WORD, _PLURAL.sub("", word).casefold()
    for character in text:
        if character > "\u00ff" and unicodedata.category(character) in ("So", "Sm"):
            yield Sort.SYMBOL, character


def _numbers(text: str) -> Iterator[str]:
    """The values of the numbers in digits: 10万6825 and 106,825 are the same."""
    total, end = Decimal(0), -1
    for found in _NUMBER.finditer(text):
        if end >= 0 and found.start() != end:
            yield _plain(total)
            total = Decimal(0)
        total += Decimal(found[1].replace(",", "")) * _FACTORS.get(found[2], 1)
        end = found.end() if found[2] else -1
        if not found[2]:
            yield _plain(total)
            total = Decimal(0)
    if end >= 0:
        yield _plain(total)


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
