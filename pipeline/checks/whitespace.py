"""``whitespace``: white space at the beginning or end, doubled, or on the wrong side of a punctuation mark.

French sets spaces before ``;``, ``:``, ``!`` and ``?``, and Chinese none between characters; other languages have a
space after a comma, and no language one before it. What the source does itself is not told, and code is not looked at.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.checks.pair import Finding, Pair
from pipeline.diagnostics import Severity
from pipeline.glossary.plaintext import GAP
from pipeline.glossary.tracing import TracedText

__all__ = ["check"]

_SPACED_PUNCTUATION = frozenset({"fr", "br", "oc", "wa", "hy", "km"})
"""Languages that set a space before ``;``, ``:``, ``!`` and ``?``."""
_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my", "bo"})
_WITHOUT_SPACES = frozenset({"zh", "yue", "ja"})
"""Those with Han characters, where `_BETWEEN_HAN` is the rule."""
_DOUBLE = re.compile(r"[ \u00a0](?<=[^\s.!?:;。].)[ \u00a0]+(?=[^\s|])")
_BEFORE_COMMA = re.compile(
    r"[ \u00a0](?<=[^\W_].)[ \u00a0]*[,，、،؛](?=[\s\u00a0]|$)|[ \u00a0](?<=[^\W\d_]{2}.)[ \u00a0]*\.(?=\s|$)"
)
_BEFORE_OTHERS = re.compile(r"[ \u00a0](?<=[^\W\d_].)[ \u00a0]*[;:!?；：！？؟](?=\s|$)")
_AFTER_COMMA = re.compile(r"[,;،؛](?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")
_AFTER_STOP = re.compile(r"[.!?؟](?<=[^\W\d_A-Z]{3}.)(?=[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω][^\W\d_A-Z]+(?:[\s,]|$))")
_INSIDE = re.compile(r"[(（「『《][ \u3000](?=[^\s)])|[ \u3000](?<=[^\s(].)[)）」』》]")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_BETWEEN_HAN = re.compile(
    rf"[ \u3000](?<=[{_HAN}].)[ \u3000]*(?=[{_HAN}])|[ ](?<=[{_HAN}].)[ ]*(?=[，。、；：！？])"
    rf"|[ ](?<=[，。、；：].)[ ]*(?=[{_HAN}])"
)
_IDEOGRAPHIC_SPACE = re.compile("\u3000")
_MAY_BE_WRONG = re.compile(
    r"[ \u00a0\u3000,;،؛.!?؟(（「『《](?:(?<=\u3000)|(?<=[ \u00a0])[ \u00a0,，、،؛.;:!?；：！？؟)）」』》]"
    r"|(?<=[,;،؛.!?؟])[^\W\d_]|(?<=[(（「『《])[ \u3000])"
)
"""What is in every text that breaks one of the rules, but for `_BETWEEN_HAN`: few have it, and it is one search."""
# The patterns begin with the characters that they are about, which a search finds quickly, and look back from there.


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each kind of white space that is wrong."""
    yield from _edges(pair)
    text = pair.target_text.text
    if pair.base not in _WITHOUT_SPACES and not _MAY_BE_WRONG.search(text):
        return
    for pattern, message in _rules(pair.base):
        match = pattern.search(text)
        while match and pattern is _BETWEEN_HAN and _is_beside_markup(match, pair.target_text):
            match = pattern.search(text, match.end())  # a space on either side of a link is a habit
        if (
            match
            and not _is_in(match, text, pair.source_text.text)
            and not pattern.search(pair.source_text.text)
        ):
            around = _around(text, match)
            yield Finding(f"{message}: “{around}”", target_parts=(around.strip("…"),))


@cache
def _rules(language: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """What is wrong in the language, and how it is told."""
    rules = [(_BEFORE_COMMA, "a space before a punctuation mark")]
    if language in _WITHOUT_SPACES:
        rules.append((_BETWEEN_HAN, "a space within the text"))
    else:
        rules += [(_DOUBLE, "two spaces in a row"), (_IDEOGRAPHIC_SPACE, "a full-width space")]
    if language not in _SPACED_PUNCTUATION:
        rules.append((_BEFORE_OTHERS, "a space before a punctuation mark"))
    if language not in _UNSPACED:
        rules.append((_AFTER_COMMA, "no space after a punctuation mark"))
        rules.append((_AFTER_STOP, "no space after the end of a sentence"))
    if language != "fr":
        rules.append((_INSIDE, "a space inside brackets"))
    return rules


def _edges(pair: Pair) -> Iterator[Finding]:
    source, target = pair.source, pair.target
    if source.isspace() or target.isspace():
        return
    for name, ours, theirs in (
        ("beginning", _leading(source), _leading(target)),
        ("end", _trailing(source), _trailing(target)),
    ):
        if ours == theirs:
            continue
        if ("\n" in ours) is not ("\n" in theirs):
            has, lacks = ("source", "translation") if "\n" in ours else ("translation", "source")
            yield Finding(f"the {has} has a line break at its {name}, the {lacks} has not", Severity.ERROR)
        elif theirs and not ours:
            yield Finding(f"the translation has a space at its {name}, the source has not")
        elif ours and not theirs and not pair.is_markdown and pair.base not in _UNSPACED:
            yield Finding(f"the source has a space at its {name}, the translation has not")


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _trailing(text: str) -> str:
    return text[len(text.rstrip()) :]


def _is_beside_markup(match: re.Match[str], text: TracedText) -> bool:
    """Whether the original has more than the space there."""
    return text.starts[match.end()] - text.ends[match.start() - 1] != match.end() - match.start()


def _is_in(match: re.Match[str], text: str, source: str) -> bool:
    """Whether the words around the place stand so in the source: a name such as ``Node.js``, or code."""
    around = _around(text, match)
    return around in source or GAP in around


def _around(text: str, match: re.Match[str]) -> str:
    """The place with the words before and after it."""
    start = max(text.rfind(" ", 0, match.start()) + 1, match.start() - 12)
    end = text.find(" ", match.end())
    return text[start : min(end if end >= 0 else len(text), match.end() + 12)].strip()
