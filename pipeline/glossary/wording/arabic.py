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

    def read(self, translation: TracedText) -> "_Words":
        """See `Wording`."""
        text = _bare(translation)
        spans = tuple(match.span() for match in _WORD.finditer(text.text))
        return _Words(text, spans, tuple(text.text[start:end] for start, end in spans))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, and where they stand in it."""

    text: TracedText
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]

    def says(self, form: str) -> bool:
        """See `Reading`."""
        return bool(self.find(form))

    def find(self, form: str) -> tuple[tuple[int, int], ...]:
        """See `Reading`. Adjectives take the article with their noun, so each word may have it or not."""
        patterns = _patterns(form)
        if not patterns:
            return ()
        last = len(patterns) - 1
        return tuple(
            self.text.original_range(self.spans[first][0], self.spans[first + last][1])
            for first in range(len(self.words) - last)
            if _all_match(patterns, self.words[first : first + last + 1])
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
def _patterns(form: str) -> tuple[re.Pattern[str], ...]:
    """What matches each word of a rendering."""
    return tuple(_pattern(match[0]) for match in _WORD.finditer(_bare(traced(form)).text))


@cache
def _pattern(word: str) -> re.Pattern[str]:
    core = re.sub("^(?:ال)(?=..)", "", word)
    stem = re.escape(core[:-1]) + "[ةته]" if core.endswith("ة") else re.escape(core)
    if word.isascii():
        return re.compile(re.escape(word))
    return re.compile(f"[وف]?[بكلس]?(?:ال|ل)?{stem}(?:{_SUFFIXES})?")
