"""Where the terms of a glossary occur in a text of the source language."""

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.glossary.folding import fold, folded
from pipeline.glossary.morphemes import is_letter
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.sources import source_of
from pipeline.glossary.terms import Glossary, Status, Term
from pipeline.glossary.tracing import TracedText

__all__ = ["Match", "Matcher", "longest"]

_LONGEST_AMBIGUOUS = 5
"""Capitals of so few letters may spell a word as well: IT and it, SALT and salt."""


@dataclass(frozen=True, slots=True)
class Match:
    """One occurrence of a term: ``text`` is ``input[start:end]``, in code points, markup inside included."""

    term: Term
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What one entry of the automaton stands for."""

    term: Term
    is_capitals: bool


def longest(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Those of ``matches``, which are ordered as `Matcher.find_all` does, that begin first and reach furthest."""
    found: list[Match] = []
    end = 0
    for match in matches:
        if match.start >= end:
            found.append(match)
            end = match.end
    return tuple(found)


class Matcher:
    """Finds terms in inline Markdown, in time linear in the text, however many terms there are.

    Texts and terms are compared in NFKC and lower case, in all the spellings and forms that the source language has
    for a word (`sources`); markup inside a term does not matter, code and URLs are not looked at. Both ends of an
    occurrence are ends of words. Terms whose status is obsolete are not looked for.
    """

    def __init__(self, glossary: Glossary, source_language: str) -> None:
        """Prepare to find all the variants that ``glossary`` has in the locale ``source_language``."""
        terms = [term for term in glossary.terms if term.status is not Status.OBSOLETE]
        self._source = source_of(source_language)
        patterns: dict[str, _Pattern] = {}
        spellings: dict[str, _Pattern] = {}
        for term in terms:
            for variant in term.ja:
                pattern = _Pattern(term, _is_ambiguous(variant))
                declared, *others = self._source.forms(folded(variant)) or ("",)
                patterns[declared] = pattern
                for spelling in others:
                    spellings.setdefault(spelling, pattern)
        patterns = {text: pattern for text, pattern in {**spellings, **patterns}.items() if text}
        self._patterns = list(patterns.values())
        self._automaton = AhoCorasick(list(patterns), matchkind=MatchKind.Standard)

    def find(self, text: str) -> tuple[Match, ...]:
        """The occurrences in ``text``, from left to right, the longest where several begin or overlap."""
        return longest(self.find_all(text))

    def find_all(self, text: str) -> tuple[Match, ...]:
        """Every occurrence, those inside others too, ordered by start, then from long to short."""
        return self.find_in(text, fold(plain_text(text))) if self._patterns else ()

    def candidates(self, source: TracedText) -> tuple[Term, ...]:
        """The terms that `find_in` may find in ``source``: not fewer, but some perhaps only in parts of words.

        That takes no morphemes, so it is quick.
        """
        if not self._patterns:
            return ()
        letters = self._source.read(source).letters
        hits = self._automaton.find_matches_as_indexes(letters.text, overlapping=True)
        return tuple(
            {self._patterns[index].term.id: self._patterns[index].term for index, _, _ in hits}.values()
        )

    def find_in(self, text: str, source: TracedText) -> tuple[Match, ...]:
        """`find_all` in a text whose words are known already: ``source`` is it without its markup, folded."""
        if not self._patterns:
            return ()
        read = self._source.read(source)
        letters = read.letters
        found: dict[tuple[int, int, str], Match] = {}
        for index, first, last in self._automaton.find_matches_as_indexes(letters.text, overlapping=True):
            if not read.is_whole(first, last):
                continue
            inner = letters.original_range(first, last)
            if not (source.divides_at(inner[0]) and source.divides_at(inner[1])):
                continue
            start, end = source.original_range(*inner)
            pattern = self._patterns[index]
            if pattern.is_capitals and _is_among_words(text[start:end], source.text, *inner):
                continue
            found[start, -end, pattern.term.id] = Match(pattern.term, start, end, text[start:end])
        return tuple(found[key] for key in sorted(found))


def _is_ambiguous(variant: str) -> bool:
    return variant.isupper() and variant.isalpha() and len(variant) <= _LONGEST_AMBIGUOUS


def _is_among_words(shown: str, text: str, start: int, end: int) -> bool:
    """Whether a term in capitals is written otherwise, beside another word: ``let it be`` has no IT, ``it企業`` has."""
    if shown.isupper():
        return False
    before, after = text[max(start - 2, 0) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1]
    return any(beside and is_letter(beside) for beside in (before, after))
