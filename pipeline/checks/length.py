"""``length``: the translation is far shorter or longer than any translation of the text would be.

A character says more in one script than in another: a kanji stands for a word, a kana for a syllable, a Latin letter
for a sound. Each counts for what it is worth, and only extremes are told: half of a text that is
missing, or a text that belongs elsewhere. Short texts vary too much to be judged.
"""

import re
from collections.abc import Iterator

from pipeline.checks.numbers.words.table import words
from pipeline.checks.pair import Finding, Pair
from pipeline.diagnostics import Severity

__all__ = ["check", "weight"]

_EAST_ASIAN = re.compile(
    r"[\u3041-\u30fa\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_OTHER = re.compile(
    r"[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]+"
)
_HAN_WORTH = {"zh": 3.3, "yue": 3.3}
_HAN_ELSEWHERE, _KANA_WORTH, _HANGUL_WORTH = 3.0, 1.35, 2.2
_LETTER_WORTH = {
    **dict.fromkeys(("ar", "he", "fa", "ur"), 1.25),  # short vowels are not written
    **dict.fromkeys(
        words("hi bn mr ne pa gu or ta te kn ml si th lo km my"), 1.6
    ),  # vowels are marks, no letters
}
_LEAST = 40
"""Worth of the longer text, in Latin letters, from which on two can be compared."""
_LIMITS = ((150, (0.52, 2.5)), (60, (0.42, 3.2)), (_LEAST, (0.28, 4.5)))
"""By the worth of the longer text: how much of the source's worth a translation has at least and at most.

In 9,000 translations of a course from English into ten languages, 99% of the longer two kinds have 0.6 to 2.2 of it.
"""
_FROM_JAPANESE = {"ja": 1.0, "ko": 1.0, "zh": 1.15, "yue": 1.15}
_FROM_JAPANESE_ELSEWHERE = 1.25
"""How much a translation of a Japanese text is usually worth: particles and kanji say more than they count for."""
_A_SENTENCE_LESS = 0.55
"""The least of its worth that a translation has if it has fewer sentences than the source: two may become one."""
_SENTENCE_END = re.compile(r"[。！？!?؟.](?:(?<!\.)|(?=\s|$))")
_ORIGINAL = re.compile(r"[(（][A-Za-z0-9 ,.'/-]{1,80}[)）]")
"""A parenthesis that gives the original of a term."""


def check(pair: Pair) -> Iterator[Finding]:
    """A finding if the lengths cannot be those of a text and its translation."""
    if max(len(pair.source), len(pair.target)) < _LEAST / 4:
        return
    source = weight(pair.source_text.text, pair.source_base)
    target = weight(pair.target_text.text, pair.base)
    if max(source, target) < _LEAST or not source or not target:
        return
    if pair.source_base == "ja":
        source *= _FROM_JAPANESE.get(pair.base, _FROM_JAPANESE_ELSEWHERE)
    longer = max(source, target)
    least, most = next(limits for length, limits in _LIMITS if longer >= length)
    if _sentences(pair.target_text.text) < _sentences(pair.source_text.text):
        least = max(least, _A_SENTENCE_LESS)
    if target < source * least:
        yield Finding("the translation is much shorter than the source: is a part missing?", Severity.WARNING)
    elif (
        target > source * most and weight(_ORIGINAL.sub("", pair.target_text.text), pair.base) > source * most
    ):
        yield Finding(
            "the translation is much longer than the source: does a part belong elsewhere?", Severity.WARNING
        )


def weight(text: str, language: str) -> float:
    """What the letters and digits of ``text`` are worth, in Latin letters."""
    if text.isascii() or _EAST_ASIAN.search(text) is None:
        return sum(map(str.isalnum, text)) * _LETTER_WORTH.get(language, 1.0)
    han = _HAN_WORTH.get(language, _HAN_ELSEWHERE) * _count(_HAN, text)
    others = _count(_OTHER, text) * _LETTER_WORTH.get(language, 1.0)
    return han + _KANA_WORTH * _count(_KANA, text) + _HANGUL_WORTH * _count(_HANGUL, text) + others


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters all ``runs`` have together: in half the time that it takes to find them one by one."""
    return len("".join(runs.findall(text)))


def _sentences(text: str) -> int:
    return len(_SENTENCE_END.findall(text))
