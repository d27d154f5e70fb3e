"""The HTML elements of a text and its translation: a part of the check ``markup``."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.checks.pair import Finding

__all__ = ["element_findings"]

_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_TRANSLATED_ATTRIBUTE = re.compile(
    r"""\s(?:title|alt|aria-label|lang|dir)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)"""
)


def element_findings(source: Sequence[Token], target: Sequence[Token]) -> Iterator[Finding]:
    """A finding for each element whose tags differ: ``<b>…</b>`` is one thing, not two."""
    wanted, said = _tags(source), _tags(target)
    missing, added = wanted - said, said - wanted
    for name in dict.fromkeys(_element(tag) for tag in (*missing, *added)):
        lost = [tag for tag in missing.elements() if _element(tag) == name]
        new = [tag for tag in added.elements() if _element(tag) == name]
        if lost and new:
            yield Finding(f"the source has {_shown(lost)} where the translation has {_shown(new)}")
        elif lost:
            yield Finding(f"the source has {_shown(lost)} that the translation has not")
        else:
            yield Finding(f"the translation has {_shown(new)} that the source has not")


def _tags(tokens: Sequence[Token]) -> Counter[str]:
    """The tags, without the attributes that are for people; comments are nobody's concern."""
    tags = (token.content for token in tokens if token.type == "html_inline" and _TAG.match(token.content))
    return Counter(" ".join(_TRANSLATED_ATTRIBUTE.sub("", tag).split()) for tag in tags)


def _element(tag: str) -> str:
    match = _TAG.match(tag)
    assert match
    return match[1].lower()


def _shown(tags: Sequence[str]) -> str:
    """``<b>…</b>``, ``</sub>``, ``<br>``, the same only once."""
    opening = list(dict.fromkeys(tag for tag in tags if not tag.startswith("</")))
    closing = list(dict.fromkeys(tag for tag in tags if tag.startswith("</")))
    if opening and closing:
        return f"{opening[0]}…{closing[0]}"
    return ", ".join(opening or closing)
