"""How long an article takes to read.

The rates are those of Trauzettel-Klosinski, Dietz et al., "Standardized Assessment of Reading Performance: The New
International Reading Speed Texts IReST" (Invest. Ophthalmol. Vis. Sci. 53, 2012, doi:10.1167/iovs.11-8284, table 2),
where 436 adults read the same texts aloud in 17 languages; in Japanese and Chinese they count characters. Reading
silently is faster: 238 English words a minute of non-fiction (Brysbaert, "How many words do we read per minute?",
J. Mem. Lang. 109, 2019) instead of 228. As Brysbaert finds that other languages differ from English by how many words
they need, all are raised alike.

Korean is not among the 17. Its rate was measured in silent reading, of short sentences (Rhiu et al., "Korean Version
Self-testing Application for Reading Speed", Korean J. Ophthalmol. 31, 2017, doi:10.3341/kjo.2016.0042). Other languages
that were not measured have the mean of the 17, or, where they set no spaces between words, the time that a letter takes
in the 14 alphabets that write their vowels: 68 milliseconds.
"""

import re
from collections.abc import Iterable

__all__ = ["minutes_to_read"]

_SILENTLY = 238 / 228
_WORDS_A_MINUTE = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "ko": 202 / _SILENTLY,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_MEAN_WORDS = 184
_JAPANESE_CHARACTERS = 357
_CHINESE_CHARACTERS = 255
_LETTERS = 60_000 / 68

_EAST_ASIAN = re.compile(r"[\u3005\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Kana and Chinese characters."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""A letter or sign of another script that sets no space between words: Thai, Lao, Burmese, Khmer."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def minutes_to_read(texts: Iterable[tuple[str, str]]) -> int:
    """The minutes that texts, each with its language, take an adult who reads silently; at least 1, rounded.

    In any language, words are counted where words are spaced, and characters where they are not: an English article of
    which a part is still in Japanese counts both.
    """
    minutes = 0.0
    for text, locale in texts:
        language = locale.partition("_")[0]
        characters = _JAPANESE_CHARACTERS if language == "ja" else _CHINESE_CHARACTERS
        minutes += len(_EAST_ASIAN.findall(text)) / characters
        minutes += len(_UNSPACED.findall(text)) / _LETTERS
        spaced = _UNSPACED.sub(" ", _EAST_ASIAN.sub(" ", text))
        minutes += len(_WORD.findall(spaced)) / _WORDS_A_MINUTE.get(language, _MEAN_WORDS)
    return max(1, round(minutes / _SILENTLY))
