"""How long an article takes to read.

The rates are those of Trauzettel-Klosinski, Dietz et al., "Standardized Assessment of Reading Performance: The New
International Reading Speed Texts IReST" (Invest. Ophthalmol. Vis. Sci. 53, 2012, table 2), who had the same texts read
aloud by adults in 17 languages; in Japanese and Chinese they count characters. Reading silently is faster: 238 English
words a minute (Brysbaert, "How many words do we read per minute?", J. Mem. Lang. 109, 2019) instead of 228. As
Brysbaert finds that other languages differ from English by how many words they need, all are raised alike. A language
that was not measured has the mean of those that were.
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
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_MEAN_WORDS = 184
_CHARACTERS_A_MINUTE = {"ja": 357, "zh": 255}
_OTHER_CHARACTERS = 357
"""For scripts without spaces of other languages, Thai among them: no measurement to go by."""

_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A character of a script that sets no space between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def minutes_to_read(texts: Iterable[tuple[str, str]]) -> int:
    """The minutes that texts, each with its language, take an adult who reads silently; at least 1, rounded.

    In any language, words are counted where words are spaced, and characters where they are not: an English article of
    which a part is still in Japanese counts both.
    """
    minutes = 0.0
    for text, locale in texts:
        language = locale.partition("_")[0]
        characters = len(_UNSPACED.findall(text))
        words = len(_WORD.findall(_UNSPACED.sub(" ", text)))
        minutes += characters / _CHARACTERS_A_MINUTE.get(language, _OTHER_CHARACTERS)
        minutes += words / _WORDS_A_MINUTE.get(language, _MEAN_WORDS)
    return max(1, round(minutes / _SILENTLY))
