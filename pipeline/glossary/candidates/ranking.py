"""Candidates for the glossary, the best first.

What articles repeat as a compound, define with an abbreviation in parentheses, or put in quotation marks. They are
ranked by C-value (Frantzi, Ananiadou and Mima, 2000): how often a compound stands, less what it owes to the longer ones
that it is a part of, times the logarithm of its length; in the form of Barrón-Cedeño et al. (2009), which has a value
for single words, too. A definition and quotation marks each count as much as two more occurrences.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.glossary.candidates.alphabetic import is_name, name_sequences
from pipeline.glossary.candidates.japanese import is_nominal, noun_sequences
from pipeline.glossary.folding import folded
from pipeline.glossary.matching import Matcher
from pipeline.glossary.plaintext import plain_text

__all__ = ["Candidate", "Example", "Passage", "find_candidates"]

_LONGEST = 8
"""Morphemes of a compound."""
_MOST_EXAMPLES = 3
_EVIDENCE = 2
_QUOTED = re.compile("[「『“‘«]([^「」『』“”‘’«»\n]{2,30})[」』”’»]")
_ABBREVIATION = re.compile(r"[(（]\s*([A-Z][A-Za-z&./-]*[A-Z][A-Za-z&./-]*)\s*(?:[)）,、;；])")
_ACRONYM = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z-]*[A-Z]{2})[A-Z][A-Za-z-]{1,9}(?![A-Za-z0-9])")
_SNIPPET = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an article, inline Markdown, and where it stands; ``line`` counts from 1."""

    text: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Example:
    """Where a candidate stands: its line, and some of the text around it."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that the glossary may lack.

    ``count`` is how often it stands in the articles, other terms aside; ``abbreviations`` are what the articles call it
    for short; ``kinds`` are why it is one: ``compound``, ``acronym``, ``quoted``.
    """

    text: str
    score: float
    count: int
    kinds: tuple[str, ...]
    abbreviations: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(slots=True)
class _Seen:
    """What was counted for one candidate."""

    text: str
    length: int
    count: int = 0
    nested: int = 0
    longer: set[str] = field(default_factory=set)
    quoted: int = 0
    defined: int = 0
    abbreviations: dict[str, None] = field(default_factory=dict)
    kinds: dict[str, None] = field(default_factory=dict)
    examples: dict[tuple[str, int], Example] = field(default_factory=dict)

    @property
    def score(self) -> float:
        owed = self.nested / len(self.longer) if self.longer else 0.0
        evidence = _EVIDENCE * ((self.quoted > 0) + (self.defined > 0))
        return (1 + math.log2(self.length)) * (self.count - owed + evidence)

    @property
    def is_worth_a_look(self) -> bool:
        """Twice at least, not always as a part of longer compounds; or once where an abbreviation is defined."""
        return (self.count > 1 and self.count > self.nested) or self.defined > 0


def find_candidates(
    passages: Iterable[Passage], matcher: Matcher, source_language: str
) -> tuple[Candidate, ...]:
    """The candidates in ``passages``, texts of articles in ``source_language``, best first.

    What ``matcher`` finds is in the glossary already, so it is none, nor is a part of it.
    """
    is_japanese = source_language.partition("_")[0] == "ja"
    survey = _Survey(
        matcher, noun_sequences if is_japanese else name_sequences, is_nominal if is_japanese else is_name
    )
    for passage in passages:
        survey.add(passage)
    return tuple(survey.candidates())


class _Survey:
    def __init__(
        self,
        matcher: Matcher,
        sequences: Callable[[str], Iterator[tuple[tuple[int, int], ...]]],
        is_term_like: Callable[[str], bool],
    ) -> None:
        self._matcher = matcher
        self._sequences = sequences
        self._is_term_like = is_term_like
        self._seen: dict[str, _Seen] = {}

    def add(self, passage: Passage) -> None:
        text = plain_text(passage.text).text
        known = _Ranges([(match.start, match.end) for match in self._matcher.find(text)])
        counted: set[tuple[int, int]] = set()
        for places in self._sequences(text):
            self._add_sequence(passage, text, places, known, counted)
        for found in _ACRONYM.finditer(text):
            if not known.cover(*found.span()) and found.span() not in counted:
                self._note(passage, text, found.span(), 1, "acronym").count += 1
        for found in _QUOTED.finditer(text):
            if not known.cover(*found.span(1)) and self._is_term_like(found[1]):
                seen = self._note(passage, text, found.span(1), 1, "quoted")
                seen.quoted += 1
                seen.count += found.span(1) not in counted
        for found in _ABBREVIATION.finditer(text):
            self._add_definition(passage, text, found, known)

    def _add_sequence(
        self,
        passage: Passage,
        text: str,
        places: tuple[tuple[int, int], ...],
        known: "_Ranges",
        counted: set[tuple[int, int]],
    ) -> None:
        whole = text[places[0][0] : places[-1][1]]
        for first in range(len(places)):
            for last in range(first, min(first + _LONGEST, len(places))):
                place = (places[first][0], places[last][1])
                length = last - first + 1
                if (length == 1 and len(places) > 1) or known.cover(*place) or known.cut(*place):
                    continue
                counted.add(place)
                seen = self._note(passage, text, place, length, "compound")
                seen.count += 1
                if length < len(places):
                    seen.nested += 1
                    seen.longer.add(whole)

    def _add_definition(self, passage: Passage, text: str, found: re.Match[str], known: "_Ranges") -> None:
        """核拡散防止条約（NPT）: the longest compound that ends before the parenthesis."""
        before = text[: found.start()].rstrip(" 」』”’»")
        if known.end_at(len(before)):
            return
        start = max(0, len(before) - 60)
        ending = [
            places for places in self._sequences(before[start:]) if places[-1][1] == len(before) - start
        ]
        if ending:
            place = (start + ending[-1][0][0], len(before))
            seen = self._note(passage, text, place, len(ending[-1]), "acronym")
            seen.defined += 1
            seen.abbreviations[found[1]] = None

    def _note(self, passage: Passage, text: str, place: tuple[int, int], length: int, kind: str) -> _Seen:
        start, end = place
        seen = self._seen.setdefault(folded(text[start:end]), _Seen(text[start:end], length))
        seen.length = max(seen.length, length)
        seen.kinds[kind] = None
        if len(seen.examples) < _MOST_EXAMPLES:
            around = text[max(start - _SNIPPET, 0) : end + _SNIPPET]
            example = Example(passage.path, passage.line, " ".join(around.replace("\ufffc", "…").split()))
            seen.examples.setdefault((passage.path, passage.line), example)
        return seen

    def candidates(self) -> Iterator[Candidate]:
        """Without abbreviations that stand with the name they abbreviate."""
        short = Counter(folded(name) for seen in self._seen.values() for name in seen.abbreviations)
        chosen = [
            seen
            for key, seen in self._seen.items()
            if seen.is_worth_a_look and key not in short and seen.score > 0
        ]
        for seen in sorted(chosen, key=lambda seen: (-seen.score, seen.text)):
            yield Candidate(
                seen.text,
                round(seen.score, 2),
                seen.count,
                tuple(sorted(seen.kinds)),
                tuple(seen.abbreviations),
                tuple(seen.examples.values()),
            )


class _Ranges:
    """Where the glossary's terms stand in a text: few, in order, and apart."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = ranges

    def cover(self, start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in self._ranges)

    def cut(self, start: int, end: int) -> bool:
        """Whether one begins or ends within the range and goes on outside of it."""
        return any(first < start < last or first < end < last for first, last in self._ranges)

    def end_at(self, offset: int) -> bool:
        return any(last == offset for _, last in self._ranges)
