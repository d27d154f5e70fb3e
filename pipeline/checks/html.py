"""``html``: the HTML elements of the translation differ from those of the source.

In Markdown the tags are those that the parser finds, so ``<b>`` in code is none. Elsewhere only the names of HTML
count: ``<file>`` in the help of a command is a word to translate. Tags may move; readings (``<ruby>``) go, ``<sup>``
and ``<wbr>`` come as a language needs them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.checks.numbers.words.table import words
from pipeline.checks.pair import Finding, Pair

__all__ = ["check"]

_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_WHOLE_TAG = re.compile(
    r"""</?[a-zA-Z][\w-]*(?:\s+[\w:@.…-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s*/?>"""
)
_TRANSLATED_ATTRIBUTE = re.compile(
    r"""\s(?:title|alt|aria-label|lang|dir|placeholder)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)"""
)
_ADDRESS = re.compile(r"""\s(?:href|src)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""")
_NAMES = frozenset(
    words(
        "a abbr acronym b bdi bdo big blockquote br button center cite code col colgroup dd del details "
        "dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img "
        "input ins kbd label li link mark nav ol option p picture pre q rp rt ruby s samp script section "
        "select small span strike strong style sub summary sup table tbody td textarea tfoot th thead tr "
        "tt u ul var video wbr"
    )
)
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "li", "p", "dd", "dt", "td", "tr", "th"})
"""What is seldom closed; a ``<mark>`` alone is rather what a user is to type."""
_AS_A_LANGUAGE_NEEDS = frozenset({"ruby", "rt", "rp", "rb", "rtc", "wbr", "bdi", "bdo", "sup", "nobr", "q"})


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each element whose tags differ: ``<b>…</b>`` is one thing, not two."""
    if "<" not in pair.source and "<" not in pair.target:
        return
    if pair.is_markdown:
        wanted, said = _in_markdown(pair.source_tokens), _in_markdown(pair.target_tokens)
    else:
        wanted, said = _in_text(pair.source), _in_text(pair.target)
    missing, added = wanted - said, said - wanted
    for name in dict.fromkeys(_element(tag) for tag in (*missing, *added)):
        lost = [tag for tag in missing.elements() if _element(tag) == name]
        new = [tag for tag in added.elements() if _element(tag) == name]
        if lost and new:
            message = f"the source has {_shown(lost)} where the translation has {_shown(new)}"
            yield Finding(message, source_parts=tuple(lost), target_parts=tuple(new))
        elif name in _AS_A_LANGUAGE_NEEDS and _is_closed(lost or new):
            continue
        elif (
            new and set(new) == {"<span>", "</span>"} and _is_closed(new)
        ):  # it says the language or the direction
            continue
        elif lost:
            message = f"the source has {_shown(lost)} that the translation has not"
            yield Finding(message, source_parts=tuple(lost))
        else:
            message = f"the translation has {_shown(new)} that the source has not"
            yield Finding(message, target_parts=tuple(new))


def _in_markdown(tokens: Sequence[Token]) -> Counter[str]:
    """The tags, without the attributes that are for people; comments are nobody's concern."""
    tags = (token.content for token in tokens if token.type == "html_inline" and _TAG.match(token.content))
    return Counter(" ".join(_TRANSLATED_ATTRIBUTE.sub("", tag).split()) for tag in tags)


def _in_text(text: str) -> Counter[str]:
    """The same for plain text; where a link leads is for `url` to say."""
    tags = [match[0] for match in _WHOLE_TAG.finditer(text) if _element(match[0]) in _NAMES]
    closed = {_element(tag) for tag in tags if tag.startswith("</")}
    tags = [tag for tag in tags if _element(tag) in closed or _element(tag) in _VOID or "=" in tag]
    return Counter(_normalized(tag) for tag in tags)


def _normalized(tag: str) -> str:
    bare = " ".join(_ADDRESS.sub("", _TRANSLATED_ATTRIBUTE.sub("", tag)).split())
    return re.sub(r"\s*/?>$", ">", bare.replace("'", '"').replace("…", "...")).lower()


def _is_closed(tags: Sequence[str]) -> bool:
    """Whether each tag that is opened is closed."""
    opening = sum(not tag.startswith("</") for tag in tags)
    return opening * 2 == len(tags) or _element(tags[0]) in ("wbr", "rb", "rt", "rp", "rtc")


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
