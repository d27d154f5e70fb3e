"""Arabic script: conjunctions, prepositions, article and pronouns are written together with the word."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.glossary.folding import fold
from pipeline.glossary.tracing import TracedText, traced

__all__ = ["PREFIXES", "SUFFIXES", "ArabicWording", "bare"]

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u061c\u06d6-\u06ed]")
_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ک": "ك", "ی": "ي", "ہ": "ه", "ؤ": "و", "ئ": "ي"}
)
_WORD = re.compile(r"[^\W_]+")
PREFIXES = "(?:[وف]?(?:[بكلس]?(?:ال)?|لل))"
"""And, so; by, like, for, will; the: what may stand before a word, in this order."""
SUFFIXES = "ا|ه|ها|هم|هن|هما|نا|ي|ك|كم|ة|ات|اتها|اته|اتهم|ان|ين|ون|ية|يا|تان|تين"
"""Case, number, gender and possessors: what may stand after one."""
_WEAK = re.compile("[اويىءةه]")
_SHORTEST_ROOT = 3


@dataclass(frozen=True, slots=True)
class ArabicWording:
    """Compares word by word, without vowel signs and tatweel; و ف ب ل ك س ال may come before each word."""

    def read(self, translation: TracedText) -> "_Words":
        """See `Wording`."""
        text = bare(translation)
        spans = tuple(match.span() for match in _WORD.finditer(text.text))
        return _Words(text, spans, tuple(text.text[start:end] for start, end in spans))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, and where they stand in it."""

    text: TracedText
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]

    def says(self, form: str) -> bool:
        """See `Reading`. The plural of a noun may be another word of the same consonants: سلاح and أسلحة."""
        return bool(self._places(_forms(form), _has_root_of))

    def find(self, form: str) -> tuple[tuple[int, int], ...]:
        """See `Reading`. Adjectives take the article with their noun, so each word may have it or not."""
        forms = _forms(form)
        last = len(forms) - 1
        return tuple(
            self.text.original_range(self.spans[first][0], self.spans[first + last][1])
            for first in self._places(forms, _matches)
        )

    def _places(self, forms: Sequence["_Form"], same: Callable[["_Form", str], bool]) -> Sequence[int]:
        """The words from which on there is a word for each of ``forms``."""
        length = len(forms)
        if not length:
            return ()
        return [
            first
            for first in range(len(self.words) - length + 1)
            if all(map(same, forms, self.words[first : first + length]))
        ]


@dataclass(frozen=True, slots=True)
class _Form:
    """A word of a rendering: what matches it, and its consonants."""

    pattern: re.Pattern[str]
    plural: re.Pattern[str]
    roots: frozenset[str]


def bare(text: TracedText) -> TracedText:
    """`fold`, without vowel signs and tatweel, and with one letter for each kind of alef and yeh; offsets kept."""
    source = fold(text)
    kept = [index for index, character in enumerate(source.text) if not _MARKS.match(character)]
    return TracedText(
        "".join(source.text[index] for index in kept).translate(_LETTERS),
        [source.starts[index] for index in kept],
        [source.ends[index] for index in kept],
    )


def _matches(form: _Form, word: str) -> bool:
    return form.pattern.fullmatch(word) is not None


def _has_root_of(form: _Form, word: str) -> bool:
    """Also the plural that lacks the ending of its singular: دول and دولة."""
    return (
        _matches(form, word)
        or not form.roots.isdisjoint(_roots(word))
        or form.plural.fullmatch(word) is not None
    )


@cache
def _forms(form: str) -> tuple[_Form, ...]:
    words = (match[0] for match in _WORD.finditer(bare(traced(form)).text))
    return tuple(_Form(_pattern(word), _pattern(word.removesuffix("ة")), _roots(word)) for word in words)


@cache
def _pattern(word: str) -> re.Pattern[str]:
    if word.isascii():
        return re.compile(re.escape(word))
    core = re.sub("^(?:ال)(?=..)", "", word)
    if core.endswith("ة"):
        return re.compile(f"{PREFIXES}{re.escape(core[:-1])}(?:[ةته](?:{SUFFIXES})?|ات(?:{SUFFIXES})?)")
    return re.compile(f"{PREFIXES}{re.escape(core)}(?:{SUFFIXES})?")


@cache
def _roots(word: str) -> frozenset[str]:
    """The consonants that may be those of the word's root: with all its letters, or without what may be a prefix."""
    if word.isascii():
        return frozenset()
    stems = {word, re.sub(f"^{PREFIXES}(?=...)", "", word)}
    roots = {_WEAK.sub("", re.sub("(?:ات|ت)$", "", stem)) for stem in stems}
    return frozenset(root for root in roots if len(root) >= _SHORTEST_ROOT)
