"""Shares of a whole as readers say them: 3分の2 and two thirds, 半数 and half."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pipeline.checks.numbers.folded import folded_text
from pipeline.checks.numbers.kanji import kanji_value

__all__ = ["Share", "read_shares"]

_NUMERAL = r"[\d〇一二三四五六七八九十]+"
_JAPANESE = re.compile(
    rf"(?P<whole>{_NUMERAL})分の(?P<part>{_NUMERAL})(?![.・\d])|(?P<half>(?<!過)半数|(?<![前後])半分)"
)
_CHINESE = re.compile(rf"(?P<whole>{_NUMERAL})分之(?P<part>{_NUMERAL})|(?P<half>半数|半數|一半|过半|過半)")
_KOREAN = re.compile(r"(?P<whole>\d+)분의 ?(?P<part>\d+)|(?P<half>절반|반수|과반)")
_COUNTED = {"ja": _JAPANESE, "zh": _CHINESE, "yue": _CHINESE, "ko": _KOREAN}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, and how the text says it; not ``is_sure`` if half of something else may be meant."""

    value: Fraction
    text: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language in an alphabet says shares: numerators, denominators, and halves.

    ``after`` is a pattern for what makes one of a denominator a share: "a third" is one before "of", "two thirds"
    always. ``joint`` is what stands between the two.
    """

    parts: Mapping[str, int]
    wholes: Mapping[str, int]
    half: re.Pattern[str]
    after: str = ""
    joint: str = r"[\s-]"


_WORDS: Mapping[str, _Words] = {
    "en": _Words(
        {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4},
        {"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5},
        re.compile(r"\b(?:half|halves|halved)\b(?! (?:a|an|past|hour|year|way)\b)"),
        r"\s+(?:of|were|are|have|said|voted)\b|\s*[.,;!?]|\s*$",
    ),
    "de": _Words(
        {"ein": 1, "einem": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4},
        {"drittel": 3, "dritteln": 3, "viertel": 4, "vierteln": 4, "fünftel": 5, "fünfteln": 5},
        re.compile(r"hälfte|\b(?P<unsure>halbe[mnrs]?)\b"),
        joint=r"[\s-]?",
    ),
    "fr": _Words(
        {"un": 1, "deux": 2, "trois": 3, "quatre": 4},
        {"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5},
        re.compile(r"moitié|\b(?P<unsure>demie?)\b"),
    ),
}


def read_shares(text: str, language: str) -> Sequence[Share]:
    """The shares that ``text`` states in the locale ``language``; none in a language whose words are not known."""
    base = language.partition("_")[0]
    folded = folded_text(text)
    if base in _COUNTED:
        return tuple(_counted(folded, _COUNTED[base]))
    return tuple(_spelled(folded, _WORDS[base])) if base in _WORDS else ()


def _counted(text: str, pattern: re.Pattern[str]) -> Iterator[Share]:
    for match in pattern.finditer(text):
        whole = 2 if match["half"] else int(kanji_value(match["whole"]))
        part = 1 if match["half"] else int(kanji_value(match["part"]))
        if whole:
            yield Share(Fraction(part, whole), match[0])


def _spelled(text: str, words: _Words) -> Iterator[Share]:
    for match in words.half.finditer(text):
        yield Share(
            Fraction(1, 2), match[0], is_sure="unsure" not in match.re.groupindex or not match["unsure"]
        )
    parts, wholes = "|".join(words.parts), "|".join(sorted(words.wholes, key=len, reverse=True))
    for match in re.finditer(rf"\b(?P<part>{parts}){words.joint}(?P<whole>{wholes})(?:mehrheit)?\b", text):
        part = words.parts[match["part"]]
        if part > 1 or re.match(words.after, text[match.end() :]):
            yield Share(Fraction(part, words.wholes[match["whole"]]), match[0])
