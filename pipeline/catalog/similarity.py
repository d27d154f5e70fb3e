"""How near two texts are: the same meaning, an edited version of each other, or different texts.

Made for Japanese, which has no words to compare, and in which any two sentences share a third of their
characters (は, の, です).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from rapidfuzz.distance import Indel

__all__ = ["Comparable", "meaning_of", "rough_meaning_of", "share_of_smaller", "similarity"]

WORD = 2
"""Characters that a word of Latin letters, or a number, counts as: it says as much as two kanji, not as its many
letters. With it, ``Publicationのプラン`` is no version of ``Publicationにメンバーを招待``."""

GRAMMAR = 0.5
"""What a pair of hiragana weighs, beside 1 for any other pair: Japanese writes its grammar in hiragana."""

ADDRESS = 8
"""Characters that the addresses of two texts count as together, where both have some: they tell images apart."""

_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile("[\u200b\ufe0e\ufe0f\ufeff]")
_WIDE_OR_NARROW = re.compile("[\u3000\uff01-\uffee]")
"""The characters that Unicode has for the width alone."""

_MAY_BE_MARKUP = frozenset("*_~`[]<>|\\#^{}@$\"'&")
_BRACKET_AFTER_LINK_TEXT = re.compile(r"(?<=\])（")
_EXCLAMATION_BEFORE_LINK = re.compile(r"！(?=\[)")
_INTERCHANGEABLE = str.maketrans({"\uff5e": "\u301c", "\u2015": "\u2014"})
_TO_BE_LOOKED_AT = re.compile("[^\\S\n]|[\u200b\ufe0e\ufe0f\ufeff\u2015\u3000\uff01-\uffee]")

_ADDRESS = re.compile(r"(?<=\]\()[^\s()]+(?:\([^\s()]*\)[^\s()]*)*|https?://[^\s)>」』）`]+")
"""Where a link leads, or a bare URL."""

_FOR_ADDRESS = "\ufffc"
_WORD = re.compile(r"[0-9a-z_\u00c0-\u024f]+")
_HIRAGANA = re.compile("[\u3041-\u309f]{2}")


def meaning_of(text: str) -> str:
    """``text`` without the differences that leave its translation right.

    These are half-width and full-width forms of letters, digits and the punctuation of prose (``?`` and
    ``？``, ``ｶﾞ`` and ``ガ``), composed and decomposed accents, spaces beside East Asian characters, and how
    many spaces there are. Other compatibility forms differ: ``10²`` is not ``102``. So do characters that
    may be markup (``＊`` and ``*``), and line breaks, which are hard breaks in a msgid.
    """
    if not _TO_BE_LOOKED_AT.search(text):
        return unicodedata.normalize("NFC", text)
    text = _BRACKET_AFTER_LINK_TEXT.sub("\ue000", text)  # `](` is a link, `]（` is not
    text = _EXCLAMATION_BEFORE_LINK.sub("\ue001", text)  # `![` is an image
    text = _INVISIBLE.sub("", text.translate(_INTERCHANGEABLE))
    text = _WIDE_OR_NARROW.sub(lambda match: _without_width(match[0]), text)
    text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(_space_that_counts, text).strip(" ")


def rough_meaning_of(text: str) -> str:
    """What texts of one meaning have in common, and a few others too: quick to tell.

    Only texts that have it in common need to be compared by `meaning_of`, which takes ten times as long.
    """
    text = text.replace("\uff5e", "\u301c").replace("\u2015", "\u2014")
    for invisible in "\u200b\ufe0e\ufe0f\ufeff":
        text = text.replace(invisible, "")
    return "".join(unicodedata.normalize("NFKC", text).split())


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
    """A text made ready to be compared with many.

    ``text`` is what `meaning_of` leaves, in small letters, with an address as one character, and a word of Latin
    letters or a number as `WORD` characters, the same ones for the same word. ``content`` and ``grammar`` are its
    pairs of adjacent characters, those of two hiragana apart; ``weight`` is how much it says: its pairs, those of
    hiragana at `GRAMMAR` each. ``addresses`` are the addresses, a line each.
    """

    text: str
    content: frozenset[str]
    grammar: frozenset[str]
    weight: float
    addresses: str

    @classmethod
    def of(cls, text: str) -> "Comparable":
        """Prepare a text."""
        meaning = meaning_of(text)
        addresses = _ADDRESS.findall(meaning)
        short = _ADDRESS.sub(_FOR_ADDRESS, meaning) if addresses else meaning
        short = _WORD.sub(_stand_in, short.lower())
        pairs = frozenset(map(str.__add__, "\n" + short, short + "\n"))
        grammar = frozenset(filter(_HIRAGANA.fullmatch, pairs))
        content = pairs - grammar
        weight = len(content) + GRAMMAR * len(grammar)
        return cls(short, content, grammar, weight, "\n".join(addresses))


def similarity(one: Comparable, other: Comparable) -> float:
    """From 0.0, nothing in common, to 1.0, the same but for what `meaning_of` leaves out.

    The mean of two measures: characters in common in the same order, which small edits hardly change, and
    pairs of adjacent characters in common, which sentences that share only their grammar have few of. Where both
    texts have addresses, what these have in common counts as well.
    """
    in_order = Indel.normalized_similarity(one.text, other.text)
    weight = one.weight + other.weight
    texts = (in_order + (2 * _common(one, other) / weight if weight else in_order)) / 2
    if not one.addresses or not other.addresses:
        return texts
    length = (len(one.text) + len(other.text)) / 2
    addresses = Indel.normalized_similarity(one.addresses, other.addresses)
    return (length * texts + ADDRESS * addresses) / (length + ADDRESS)


def share_of_smaller(one: Comparable, other: Comparable) -> float:
    """How much of the text that says less is in the other: from 0.0 to 1.0, by pairs of characters."""
    smaller = min(one.weight, other.weight)
    return _common(one, other) / smaller if smaller else 0.0


def _common(one: Comparable, other: Comparable) -> float:
    return len(one.content & other.content) + GRAMMAR * len(one.grammar & other.grammar)


def _stand_in(match: re.Match[str]) -> str:
    """Private characters for a word, of 65,534 that there are in one plane."""
    return chr(0xF0000 + crc32(match[0].encode()) % 0xFFFE) * WORD
