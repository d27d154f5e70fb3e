"""How near two texts are: the same meaning, an edited version of each other, or different texts.

Made for Japanese, which has no words to compare, and in which any two sentences share a third of their
characters (は, の, です).
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

__all__ = ["Comparable", "meaning_of", "similarity"]

_URL = re.compile(r"https?://[^\s)>」』）]+")
_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile("[\u200b\ufe0e\ufe0f\ufeff]")
_WIDE_OR_NARROW = re.compile("[\u3000\uff01-\uffee]")
"""The characters that Unicode has for the width alone."""

_MAY_BE_MARKUP = frozenset("*_~`[]<>|\\#^{}@$\"'&")
_BRACKET_AFTER_LINK_TEXT = re.compile(r"(?<=\])（")
_EXCLAMATION_BEFORE_LINK = re.compile(r"！(?=\[)")
_INTERCHANGEABLE = str.maketrans({"\uff5e": "\u301c", "\u2015": "\u2014"})


def meaning_of(text: str) -> str:
    """``text`` without the differences that leave its translation right.

    These are half-width and full-width forms of letters, digits and the punctuation of prose (``?`` and
    ``？``, ``ｶﾞ`` and ``ガ``), composed and decomposed accents, spaces beside East Asian characters, and how
    many spaces there are. Other compatibility forms differ: ``10²`` is not ``102``. So do characters that
    may be markup (``＊`` and ``*``), and line breaks, which are hard breaks in a msgid.
    """
    text = _BRACKET_AFTER_LINK_TEXT.sub("\ue000", text)  # `](` is a link, `]（` is not
    text = _EXCLAMATION_BEFORE_LINK.sub("\ue001", text)  # `![` is an image
    text = _INVISIBLE.sub("", text.translate(_INTERCHANGEABLE))
    text = _WIDE_OR_NARROW.sub(lambda match: _without_width(match[0]), text)
    text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(_space_that_counts, text).strip(" ")


@lru_cache(maxsize=4096)
def _without_width(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return character if folded in _MAY_BE_MARKUP else folded


def _space_that_counts(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    beside = (text[start - 1] if start else "", text[end] if end < len(text) else "")
    return "" if any(one == "" or unicodedata.east_asian_width(one) in "WF" for one in beside) else " "


@dataclass(frozen=True, slots=True)
class Comparable:
    """A text made ready to be compared with many: a URL counts as one character."""

    text: str
    pairs: Counter[str]

    @classmethod
    def of(cls, text: str) -> "Comparable":
        """Prepare a text."""
        short = _URL.sub("\ufffc", meaning_of(text))
        return cls(short, Counter(short[at : at + 2] for at in range(len(short) - 1)))


def similarity(one: Comparable, other: Comparable) -> float:
    """From 0.0, nothing in common, to 1.0, the same but for what `meaning_of` leaves out.

    The mean of two measures: characters in common in the same order, which small edits hardly change, and
    pairs of adjacent characters in common, which sentences that share only their grammar have few of.
    """
    pairs = one.pairs.total() + other.pairs.total()
    common = sum(min(count, other.pairs[pair]) for pair, count in one.pairs.items() if pair in other.pairs)
    in_order = Indel.normalized_similarity(one.text, other.text)
    return (in_order + (2 * common / pairs if pairs else in_order)) / 2
