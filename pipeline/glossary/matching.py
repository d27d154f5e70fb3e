"""Where the terms of a glossary occur in a text of the source language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.glossary.folding import fold, folded
from pipeline.glossary.morphemes import JapaneseWords, is_letter, letter_boundary
from pipeline.glossary.plaintext import plain_text
from pipeline.glossary.terms import Glossary, Term
from pipeline.glossary.tracing import TracedText

__all__ = ["Match", "Matcher", "longest"]


@dataclass(frozen=True, slots=True)
class Match:
    """One occurrence of a term: ``text`` is ``input[start:end]``, in code points, markup inside included."""

    term: Term
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """A candidate in the folded text."""

    term: Term
    start: int
    end: int


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

    Texts and terms are compared in NFKC and lower case; markup inside a term does not matter, code and URLs
    are not looked at. Both ends of an occurrence are ends of words (see `morphemes`).
    """

    def __init__(self, glossary: Glossary, source_language: str) -> None:
        """Prepare to find all the variants that ``glossary`` has in the locale ``source_language``."""
        forms = {folded(variant): term for term in glossary.terms for variant in term.ja}
        self._terms = list(forms.values())
        self._automaton = AhoCorasick(list(forms), matchkind=MatchKind.Standard)
        self._is_japanese = source_language.partition("_")[0] == "ja"

    def find(self, text: str) -> tuple[Match, ...]:
        """The occurrences in ``text``, from left to right, the longest where several begin or overlap."""
        return longest(self.find_all(text))

    def find_all(self, text: str) -> tuple[Match, ...]:
        """Every occurrence, those inside others too, ordered by start, then from long to short."""
        return self.find_in(text, fold(plain_text(text))) if self._terms else ()

    def find_in(self, text: str, source: TracedText) -> tuple[Match, ...]:
        """`find_all` in a text whose words are known already: ``source`` is it without its markup, folded."""
        if not self._terms:
            return ()
        hits = [
            _Hit(self._terms[index], start, end)
            for index, start, end in self._automaton.find_matches_as_indexes(source.text, overlapping=True)
        ]
        found = [
            Match(hit.term, start, end, text[start:end])
            for hit in self._whole_words(source, hits)
            for start, end in [source.original_range(hit.start, hit.end)]
        ]
        return tuple(sorted(found, key=lambda match: (match.start, -match.end)))

    def _whole_words(self, source: TracedText, hits: Iterable[_Hit]) -> list[_Hit]:
        hits = [hit for hit in hits if source.divides_at(hit.start) and source.divides_at(hit.end)]
        if not hits:
            return hits
        is_boundary = self._boundaries(source.text)
        return [hit for hit in hits if is_boundary(hit.start) and is_boundary(hit.end)]

    def _boundaries(self, text: str) -> Callable[[int], bool]:
        if not self._is_japanese:
            return lambda offset: letter_boundary(text, offset)
        words = JapaneseWords(text)

        def is_boundary(offset: int) -> bool:
            beside = text[max(offset - 1, 0) : offset + 1]
            if all(
                is_letter(character) for character in beside
            ):  # Sudachi keeps F-35A apart or not, as it likes
                return letter_boundary(text, offset)
            return any(is_letter(character) for character in beside) or words.divides_at(offset)

        return is_boundary
