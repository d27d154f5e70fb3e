r"""``control-character``: a character that readers cannot see, or that a wrong encoding left behind.

What a script needs is fine: directional marks in Arabic and Hebrew, joiners in Persian and Hindi and between
emoji, zero-width spaces in Thai and Khmer. What the source has may be in the translation as well.
"""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.numbers.words.table import words
from pipeline.checks.pair import Finding, Pair
from pipeline.locales import writing_direction

__all__ = ["check"]

_SUSPICIOUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffd\ufffe\uffff"
    "\ue000-\uf8ff\ud800-\udfff]"
)
_GARBLED = re.compile(
    "â€[\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|Ã[\u0080-\u00bf\u0152-\u0178]|ï»¿|ã[\u0080-\u0083]|Ø[§£]Ù"
)
"""UTF-8 that was read as Latin-1 or Windows-1252: ’ became â€™, é became Ã©."""
_MAY_BE_GARBLED = re.compile("[âÃïãØ]")
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OPEN_DIRECTION = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_CLOSE_DIRECTION = re.compile("[\u202c\u2069]")
_JOINERS = frozenset("\u200c\u200d")
_JOINING = frozenset(
    words("ar fa ur ps ckb ku sd ug hi bn pa gu or ta te kn ml si mr ne as sa my km bo dz mn")
)
"""Languages whose letters take another form beside a joiner."""
_BREAK_POINTS = frozenset("\u200b\u00ad\u2060")
"""Where a line may, or must not, be broken: nobody sees them, and some languages need them."""
_UNSPACED = frozenset(words("th km lo my bo dz ja zh yue"))
_EMOJI_JOINER = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]\u200d")
_NAMES = {
    "\ufeff": "byte order mark",
    "\ufffd": "replacement character",
    "\u200b": "zero-width space",
    "\u00ad": "soft hyphen",
}


def check(pair: Pair) -> Iterator[Finding]:
    """One finding, which names the characters."""
    target = pair.target
    if not target.isascii() and _MAY_BE_GARBLED.search(target):
        garbled = _GARBLED.search(target)
        if garbled and not _GARBLED.search(pair.source):
            message = f"“{garbled[0]}” is text that was read in a wrong encoding"
            yield Finding(message, target_parts=(garbled[0],))
    if _SUSPICIOUS.search(target) is None:
        return
    bad = [one for one in dict.fromkeys(_SUSPICIOUS.findall(target)) if not _is_fine(pair, one)]
    if bad:
        message = f"the translation has characters that nobody sees: {', '.join(map(_told, bad))}"
        yield Finding(message, target_parts=tuple(bad))
    elif len(_OPEN_DIRECTION.findall(target)) != len(_CLOSE_DIRECTION.findall(target)):
        yield Finding("a directional mark is opened and not closed, or the reverse")


def _is_fine(pair: Pair, character: str) -> bool:
    if character in pair.source:
        return True
    if character in _DIRECTIONS:
        return writing_direction(pair.language) == "rtl" or any(
            unicodedata.bidirectional(one) in ("R", "AL") for one in pair.target
        )
    if character in _JOINERS:
        in_emoji = character == "\u200d" and _EMOJI_JOINER.search(pair.target) is not None
        return pair.base in _JOINING or in_emoji
    if character == "\u00ad":  # only a hyphenating alphabet has a use for it
        return pair.base not in _UNSPACED and pair.base != "ko"
    return character in _BREAK_POINTS and pair.base in _UNSPACED - {"ja", "zh", "yue"}


def _told(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} ({name})"
