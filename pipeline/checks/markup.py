"""``markup``: what readers get from the markup differs from the source.

Both texts are parsed, and what they become is compared: a strong passage stays strong, a link a link, code
is the same code. Where in the sentence it stands is the translator's choice. Italics may be added where the
source has quotation marks, as many languages print titles that way.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.checks.pair import Finding, Pair

__all__ = ["check"]

_QUOTES = re.compile('[「『〈《“"]')
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_TRANSLATED_ATTRIBUTE = re.compile(
    r"""\s(?:title|alt|aria-label|lang|dir)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)"""
)
_CLOSE_BY = 2
"""Strong passages with no more than so many characters between (a particle) may become one."""


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each kind of markup that the source has and the translation has not, or the reverse."""
    source, target = pair.source_tokens, pair.target_tokens
    yield from _emphasis(pair, source, target)
    for name, found in (("link", _links), ("image", _images)):
        yield from _difference(name, Counter({"": found(source)}), Counter({"": found(target)}))
    yield from _difference("code", _contents(source, "code_inline"), _contents(target, "code_inline"))
    yield from _difference("formula", _contents(source, "math_inline"), _contents(target, "math_inline"))
    yield from _difference("footnote mark", _footnotes(source), _footnotes(target))
    yield from _difference("tag", _tags(source), _tags(target))


def _emphasis(pair: Pair, source: Sequence[Token], target: Sequence[Token]) -> Iterator[Finding]:
    wanted, merged = _count(source, "strong_open"), _merged(source)
    said, slanted = _count(target, "strong_open"), _count(target, "em_open")
    if said + slanted < merged or (wanted and not said and not slanted):
        yield Finding(f"the source has {_times(wanted, 'bold passage')}, the translation {said or 'none'}")
    elif said and not wanted and not _count(source, "em_open"):
        yield Finding("the translation has a bold passage, the source has not")
    elif _marks(target) and not _marks(source):
        yield Finding(
            "the translation shows ** as text: put no space inside the marks, and close what is opened"
        )
    if _count(source, "em_open") and not (said or slanted or _QUOTES.search(pair.target)):
        yield Finding("the source has an emphasised passage, the translation has not")
    elif slanted and not wanted and not _count(source, "em_open") and not _QUOTES.search(pair.source):
        yield Finding("the translation has an emphasised passage, the source has not")
    if bool(_count(source, "s_open")) is not bool(_count(target, "s_open")):
        has, lacks = ("source", "translation") if _count(source, "s_open") else ("translation", "source")
        yield Finding(f"the {has} has text that is struck through, the {lacks} has not")


def _difference(name: str, source: Counter[str], target: Counter[str]) -> Iterator[Finding]:
    """Findings for what is in one only. Code that the source has twice may be once in the translation."""
    missing, added = source - target, target - source
    if name == "code":
        missing, added = Counter(set(source) - set(target)), Counter(set(target) - set(source))
    for one, count in missing.items():
        yield Finding(f"the source has {_times(count, name, one)} that the translation has not")
    for one, count in added.items():
        yield Finding(f"the translation has {_times(count, name, one)} that the source has not")


def _times(count: int, name: str, shown: str = "") -> str:
    counted = f"a {name}" if count == 1 else f"{count} {name}s"
    return f"{counted} {shown}".strip()


def _count(tokens: Sequence[Token], kind: str) -> int:
    return sum(token.type == kind for token in tokens)


def _merged(tokens: Sequence[Token]) -> int:
    """How many strong passages there are, those that stand close to each other counted as one."""
    count, since = 0, _CLOSE_BY + 1
    for token in tokens:
        if token.type == "strong_open":
            count += since > _CLOSE_BY
        if token.type == "strong_close":
            since = 0
        else:
            since += len(token.content)
    return count


def _marks(tokens: Sequence[Token]) -> bool:
    return any(token.type == "text" and "**" in token.content for token in tokens)


def _links(tokens: Sequence[Token]) -> int:
    return sum(token.type == "link_open" and token.markup not in ("linkify", "autolink") for token in tokens)


def _images(tokens: Sequence[Token]) -> int:
    return _count(tokens, "image")


def _contents(tokens: Sequence[Token], kind: str) -> Counter[str]:
    return Counter(" ".join(token.content.split()) for token in tokens if token.type == kind)


def _footnotes(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(f"[^{token.meta['label']}]" for token in tokens if token.type == "footnote_ref")


def _tags(tokens: Sequence[Token]) -> Counter[str]:
    """The HTML tags, without the attributes that are for people; comments are nobody's concern."""
    tags = (token.content for token in tokens if token.type == "html_inline" and _TAG.match(token.content))
    return Counter(" ".join(_TRANSLATED_ATTRIBUTE.sub("", tag).split()) for tag in tags)
