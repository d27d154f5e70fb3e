"""Which characters are East Asian, as Markdown and typography need to know it."""

import re
import unicodedata

__all__ = ["JAPANESE", "has_japanese", "is_east_asian", "joins_without_space"]

JAPANESE = r"[\u3005-\u3007\u3040-\u30fa\u30fd-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]"
"""A pattern for one kana or kanji."""

_JAPANESE = re.compile(JAPANESE)
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_EMOJI = re.compile(r"[\u231a-\u2bff\U0001f000-\U0001faff]")


def has_japanese(text: str) -> bool:
    """Whether there is a kana or a kanji in ``text``."""
    return _JAPANESE.search(text) is not None


def is_east_asian(character: str) -> bool:
    """Whether a character needs no spaces around it in East Asian text: kana, kanji, 「、」, Ａ, 가.

    East Asian Width F, W or H (UAX #11), emoji aside: the CJK-friendly amendment's "CJK character".
    """
    if character < "\u1100":
        return False
    return unicodedata.east_asian_width(character) in "FWH" and not _EMOJI.match(character)


def joins_without_space(before: str, after: str) -> bool:
    """Whether a line break between the two characters is seen as nothing, instead of as a space.

    CSS Text Module Level 3, section 4.1.3: both are East Asian, and neither is Hangul, which is written with
    spaces. Emoji count as East Asian here, since lines of Japanese begin and end with them.
    """
    if before < "\u1100" or after < "\u1100":
        return False
    return all(
        unicodedata.east_asian_width(one) in "FWH" and not _HANGUL.match(one) for one in (before, after)
    )
