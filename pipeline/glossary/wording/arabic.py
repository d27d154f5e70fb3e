"""Arabic script: conjunctions, prepositions, article and pronouns are written together with the word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.glossary.folding import fold
from pipeline.glossary.tracing import TracedText, traced

__all__ = ["ArabicWording"]

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u061c\u06d6-\u06ed]")
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ک": "ك", "ی": "ي", "ہ": "ه"})
_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = "ا|ه|ها|هم|هن|هما|نا|ي|ك|كم|ات|اتها|ان|ين|ون|ية|يا"


@dataclass(frozen=True, slots=True)
class ArabicWording:
    """Compares word by word, without vowel signs and tatweel; و ف ب ل ك س ال may come before each word."""

    def says(self, translation: TracedText, form: str) -> bool:
        """See `Wording`."""
        return bool(self.find(translation, form))

    def find(self, translation: TracedText, form: str) -> tuple[tuple[int, int], ...]:
        """See `Wording`. Adjectives take the article with their noun, so each word may have it or not."""
        text = _bare(translation)
        words = [match.span() for match in _WORD.finditer(text.text)]
        patterns = [_pattern(match[0]) for match in _WORD.finditer(_bare(traced(form)).text)]
        if not patterns:
            return ()
        last = len(patterns) - 1
        return tuple(
            text.original_range(words[first][0], words[first + last][1])
            for first in range(len(words) - last)
            if _all_match(patterns, [text.text[slice(*span)] for span in words[first : first + last + 1]])
        )


def _all_match(patterns: Sequence[re.Pattern[str]], words: Sequence[str]) -> bool:
    return all(pattern.fullmatch(word) for pattern, word in zip(patterns, words, strict=True))


def _bare(text: TracedText) -> TracedText:
    source = fold(text)
    kept = [index for index, character in enumerate(source.text) if not _MARKS.match(character)]
    return TracedText(
        "".join(source.text[index] for index in kept).translate(_LETTERS),
        [source.starts[index] for index in kept],
        [source.ends[index] for index in kept],
    )


@cache
def _pattern(word: str) -> re.Pattern[str]:
    core = re.sub("^(?:ال)(?=..)", "", word)
    stem = re.escape(core[:-1]) + "[ةته]" if core.endswith("ة") else re.escape(core)
    if word.isascii():
        return re.compile(re.escape(word))
    return re.compile(f"[وف]?[بكلس]?(?:ال|ل)?{stem}(?:{_SUFFIXES})?")
