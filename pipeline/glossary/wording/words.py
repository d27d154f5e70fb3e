"""Alphabets with spaces between words: English, German, French, and what else has no module of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.glossary.folding import fold, folded
from pipeline.glossary.tracing import TracedText, traced
from pipeline.glossary.wording.inflection import same_word

__all__ = ["WordWording"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:\u00ad\w+)*")
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_APOSTROPHES = "'\u2018\u2019\u02bc"
_ARTICLES = {
    "en": ("the", "a", "an"),
    "de": ("der", "die", "das", "den", "dem", "des", "ein", "eine"),
    "fr": ("le", "la", "les", "l", "un", "une", "du", "des"),
}
_CONJUNCTIONS = {"en": ("and", "or"), "de": ("und", "oder"), "fr": ("et", "ou")}
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "nn", "fi", "hu", "is", "et"})
_SHORTEST_PART = 4
"""A rendering of fewer letters is not looked for inside longer words."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in comparable form, where it stands in the original, and what joins it to the one before."""

    text: str
    start: int
    end: int
    is_capitals: bool
    is_hyphenated: bool


@dataclass(frozen=True, slots=True)
class WordWording:
    """Compares word by word; ``language`` is a language without script or territory."""

    language: str

    def says(self, translation: TracedText, form: str) -> bool:
        """See `Wording`. Articles may differ, a conjunction may come between, compounds may swallow it."""
        words = self._words(translation)
        wanted = self._without_article(self._words(traced(form)))
        if not wanted:
            return folded(form) in folded(translation.text)
        if any(self._ends_at(words, start, wanted, gaps=True) for start in range(len(words))):
            return True
        return self.language in _COMPOUNDING and self._is_part_of_compound(words, wanted)

    def find(self, translation: TracedText, form: str) -> tuple[tuple[int, int], ...]:
        """See `Wording`. Hyphen, space or nothing between the parts is the same."""
        words = self._words(translation)
        wanted = self._words(traced(form))
        ends = ((start, self._ends_at(words, start, wanted, gaps=False)) for start in range(len(words)))
        return tuple((words[start].start, words[end - 1].end) for start, end in ends if end and wanted)

    def _words(self, text: TracedText) -> list[_Word]:
        source = fold(text)
        return list(self._each_word(text, source))

    def _each_word(self, text: TracedText, source: TracedText) -> Iterator[_Word]:
        same_length = len(text.text) == len(source.text)
        for match in _WORD.finditer(source.text):
            start, end = match.span()
            before = source.text[start - 1 : start]
            if match[0] == "s" and before and before in _APOSTROPHES and self.language == "en":
                continue
            shown = text.text[start:end] if same_length else ""
            yield _Word(
                text=match[0].replace(".", "").replace("\u00ad", ""),
                start=source.starts[start],
                end=source.ends[end - 1],
                is_capitals=shown[:2].isupper() and len(shown) > 1,
                is_hyphenated=bool(before) and before in _HYPHENS,
            )

    def _without_article(self, words: list[_Word]) -> list[_Word]:
        articles = _ARTICLES.get(self.language, ())
        return words[1:] if len(words) > 1 and words[0].text in articles else words

    def _ends_at(self, words: Sequence[_Word], start: int, wanted: Sequence[_Word], *, gaps: bool) -> int:
        """The index after the words from ``start`` on that say what is wanted; 0 if they do not."""
        here, done = start, 0
        while done < len(wanted):
            step = self._step(words, here, wanted[done:])
            if not step[0] and gaps and done > 0:
                here = self._after_conjunction(words, here)
                step = self._step(words, here, wanted[done:])
            if not step[0]:
                return 0
            here, done = here + step[0], done + step[1]
        return here

    def _step(self, words: Sequence[_Word], here: int, wanted: Sequence[_Word]) -> tuple[int, int]:
        """How many words from ``here`` on say how many of the wanted ones; (0, 0) if they do not."""
        if here >= len(words):
            return 0, 0
        word, first = words[here], wanted[0]
        if self._same(word, first):
            return 1, 1
        if len(wanted) > 1 and word.text == first.text + wanted[1].text:
            return 1, 2
        following = words[here + 1 : here + 2]
        if following and following[0].is_hyphenated and word.text + following[0].text == first.text:
            return 2, 1
        return 0, 0

    def _same(self, word: _Word, wanted: _Word) -> bool:
        if wanted.is_capitals and len(wanted.text) <= _SHORTEST_PART and not word.is_capitals:
            return False  # WHO is not who, nor US us
        return same_word(word.text, wanted.text, self.language)

    def _after_conjunction(self, words: Sequence[_Word], here: int) -> int:
        """``nuclear and conventional weapons`` says "nuclear weapons": the index after "conventional"."""
        conjunctions = _CONJUNCTIONS.get(self.language, ())
        if here < len(words) and words[here].text in conjunctions:
            return here + 2
        return here

    def _is_part_of_compound(self, words: Sequence[_Word], wanted: Sequence[_Word]) -> bool:
        whole = "".join(word.text for word in wanted)
        stem = whole[:-1] if whole.endswith(("e", "n", "s")) else whole
        return len(stem) >= _SHORTEST_PART and any(stem in word.text for word in words)
