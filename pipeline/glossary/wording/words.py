"""Alphabets with spaces between words: English, German, French, and what else has no module of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from pipeline.glossary.folding import fold, folded
from pipeline.glossary.tracing import TracedText, traced
from pipeline.glossary.wording.inflection import resembles, same_word

__all__ = ["WordWording"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:\u00ad\w+)*")
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_APOSTROPHES = "'\u2018\u2019\u02bc"
_ARTICLES = {
    "en": ("the", "a", "an", "to", "be"),
    "de": ("der", "die", "das", "den", "dem", "des", "ein", "eine"),
    "fr": ("le", "la", "les", "l", "un", "une", "du", "des"),
}
_CONJUNCTIONS = {
    "en": ("and", "or"),
    "de": ("und", "oder"),
    "fr": ("et", "ou"),
    "es": ("y", "e", "o", "u"),
    "it": ("e", "ed", "o"),
    "pt": ("e", "ou"),
    "nl": ("en", "of"),
    "ru": ("и", "или"),
    "uk": ("і", "й", "та", "або"),
    "pl": ("i", "oraz", "lub"),
}
_MOST_BETWEEN = 2
"""So many words may stand between two of a rendering: "extended nuclear deterrence" says "extended deterrence"."""
_MOST_IN_LIST = 4
"""So many if a conjunction is one of them: "nuclear, chemical and biological weapons" says "nuclear weapons"."""
_STOP = re.compile(r"[.;:!?()\[\]\n\u2026]")
_PREFIXED = {"he": frozenset("ובהכלמש")}
"""Letters that are written together with the word after them, up to three at once."""
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "nn", "fi", "hu", "is", "et"})
_SHORTEST_PART = 4
"""A rendering of fewer letters is not looked for inside longer words."""


class _Word(NamedTuple):
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

    def read(self, translation: TracedText) -> "_Words":
        """See `Wording`."""
        return _Words(translation, self.language)


class _Words:
    """The words of a text: where they are is known at once, what they are when somebody asks."""

    def __init__(self, text: TracedText, language: str) -> None:
        self.language = language
        self._text = text
        self._source = fold(text)

    def says(self, form: str) -> bool:
        """See `Reading`. Articles may differ, a conjunction may come between, compounds may swallow it."""
        wanted = _form(form, self.language)
        if not wanted.said:
            return wanted.folded in self._source.text
        if any(self._says_from(start, wanted.said, 0) for start in self._candidates(wanted.said)):
            return True
        return self.language in _COMPOUNDING and self._is_part_of_compound(wanted.said)

    def find(self, form: str) -> tuple[tuple[int, int], ...]:
        """See `Reading`. Hyphen, space or nothing between the parts is the same."""
        words = _form(form, self.language).words
        ends = ((start, self._ends_at(start, words)) for start in self._candidates(words))
        return tuple((self._word(start).start, self._word(end - 1).end) for start, end in ends if end)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """The words' places in the folded text. The ``s`` of an English possessive is none."""
        spans = [match.span() for match in _WORD.finditer(self._source.text)]
        if self.language != "en":
            return spans
        text = self._source.text
        return [
            (start, end)
            for start, end in spans
            if end - start > 1 or text[start] != "s" or not start or text[start - 1] not in _APOSTROPHES
        ]

    @cached_property
    def _by_initial(self) -> dict[str, list[int]]:
        """The indices of the words that begin with a letter: only these may be forms of one that does."""
        found: dict[str, list[int]] = {}
        text = self._source.text
        for index, (start, _) in enumerate(self._spans):
            found.setdefault(text[start], []).append(index)
        return found

    @cached_property
    def _known(self) -> dict[int, _Word]:
        return {}

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Iterator[_Word]:
        return (self._word(index) for index in range(len(self)))

    def _candidates(self, wanted: Sequence[_Word]) -> Sequence[int]:
        if self.language in _PREFIXED:
            return range(len(self)) if wanted else ()
        return self._by_initial.get(wanted[0].text[:1], ()) if wanted else ()

    def _word(self, index: int) -> _Word:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._read_word(*self._spans[index])
        return known

    def _read_word(self, start: int, end: int) -> _Word:
        text, source = self._text, self._source
        before = source.text[start - 1 : start]
        shown = text.text[start:end] if len(text.text) == len(source.text) else ""
        return _Word(
            text=source.text[start:end].replace(".", "").replace("\u00ad", ""),
            start=source.starts[start],
            end=source.ends[end - 1],
            is_capitals=shown[:2].isupper() and len(shown) > 1,
            is_hyphenated=bool(before) and before in _HYPHENS,
        )

    def _ends_at(self, start: int, wanted: Sequence[_Word]) -> int:
        """The index after the words from ``start`` on that are the wanted ones; 0 if they are not."""
        here, done = start, 0
        while done < len(wanted):
            step = self._step(here, wanted, done)
            if not step[0]:
                return 0
            here, done = here + step[0], done + step[1]
        return here

    def _says_from(self, here: int, wanted: Sequence[_Word], done: int) -> bool:
        """Whether the words from ``here`` on say the wanted ones but for the first ``done``, others between them."""
        if done == len(wanted):
            return True
        places = (here, *self._after_others(here)) if done else (here,)
        for place in places:
            step = self._step(place, wanted, done)
            if (
                not step[0]
                and place < len(self)
                and resembles(self._word(place).text, wanted[done].text, self.language)
            ):
                step = (1, 1)
            if step[0] and self._says_from(place + step[0], wanted, done + step[1]):
                return True
        return False

    def _step(self, here: int, wanted: Sequence[_Word], done: int) -> tuple[int, int]:
        """How many words from ``here`` on say how many of the wanted ones; (0, 0) if they do not."""
        if here >= len(self):
            return 0, 0
        word, first = self._word(here), wanted[done]
        if self._same(word, first):
            return 1, 1
        if done + 1 < len(wanted) and word.text == first.text + wanted[done + 1].text:
            return 1, 2
        if here + 1 < len(self) and first.text.startswith(word.text):
            following = self._word(here + 1)
            if following.is_hyphenated and word.text + following.text == first.text:
                return 2, 1
        return 0, 0

    def _same(self, word: _Word, wanted: _Word) -> bool:
        if wanted.is_capitals and len(wanted.text) <= _SHORTEST_PART and not word.is_capitals:
            return False  # WHO is not who, nor US us
        if same_word(word.text, wanted.text, self.language):
            return True
        prefix = word.text.removesuffix(wanted.text)
        return (
            prefix != word.text
            and 0 < len(prefix) <= 3
            and set(prefix) <= _PREFIXED.get(self.language, frozenset())
        )

    def _after_others(self, here: int) -> Iterator[int]:
        """The indices of the words that a rendering may go on with although other words stand before them."""
        conjunctions = _CONJUNCTIONS.get(self.language, ())
        is_list = False
        for skipped in range(1, _MOST_IN_LIST + 1):
            place = here + skipped
            if place >= len(self):
                return
            is_list = is_list or self._word(place - 1).text in conjunctions
            between = self._source.text[self._spans[here - 1][1] : self._spans[place][0]]
            if _STOP.search(between):
                return
            if is_list or (skipped <= _MOST_BETWEEN and "," not in between):
                yield place

    def _is_part_of_compound(self, wanted: Sequence[_Word]) -> bool:
        whole = "".join(word.text for word in wanted)
        stem = whole[:-1] if whole.endswith(("e", "n", "s")) else whole
        return len(stem) >= _SHORTEST_PART and any(stem in word.text for word in self)


class _Form(NamedTuple):
    """A rendering: its words, those without which it is not said, and its text in comparable form."""

    words: tuple[_Word, ...]
    said: tuple[_Word, ...]
    folded: str


@cache
def _form(form: str, language: str) -> _Form:
    words = tuple(_Words(traced(form), language))
    articles = _ARTICLES.get(language, ())
    said = words[1:] if len(words) > 1 and words[0].text in articles else words
    return _Form(words, said, folded(form))
