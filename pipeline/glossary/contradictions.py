"""What is wrong with a glossary although it can be read: terms that contradict each other, or themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath

from pipeline.diagnostics import Diagnostic, Severity
from pipeline.glossary.folding import folded
from pipeline.glossary.reading import CODE, HEADER, parse_glossary
from pipeline.glossary.sources import source_of
from pipeline.glossary.terms import Glossary, Rendering, Status, Term
from pipeline.glossary.tracing import traced
from pipeline.glossary.wording import wording_of
from pipeline.textfile import TomlText

__all__ = ["contradictions"]


def contradictions(
    text: str, shown: PurePath, source_language: str, languages: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """What is wrong with the glossary in ``text``, by its place; ``shown`` is its path in messages.

    Raises `InputError` for what makes it unreadable: the same name or id in two terms, a form that is both allowed and
    forbidden, an empty rendering, an unknown language, ``broader`` in a circle.
    """
    glossary = parse_glossary(text, shown, source_language, languages)
    review = _Review(glossary, TomlText(text.removeprefix("\ufeff"), shown, CODE), source_language)
    found = (*review.sources(), *review.renderings(), *review.between_terms(), *review.relations())
    return tuple(sorted(set(found), key=lambda one: one.sort_key))


class _Review:
    def __init__(self, glossary: Glossary, document: TomlText, source_language: str) -> None:
        self._terms = tuple(enumerate(glossary.terms, 1))
        self._document = document
        self._source_language = source_language

    def _finding(self, severity: Severity, number: int, message: str, *needles: str) -> Diagnostic:
        """A finding at the place in the ``number``-th term to which ``needles`` lead."""
        (one,) = self._document.error(message, *[HEADER] * number, *needles).diagnostics
        return replace(one, severity=severity)

    def sources(self) -> Iterator[Diagnostic]:
        """Names in the source language that are written differently, and yet are the same."""
        source = source_of(self._source_language)
        seen: dict[str, tuple[Term, str]] = {}
        for number, term in self._terms:
            spellings = {form: source.forms(folded(form)) for form in term.ja}
            for form, letters in spellings.items():
                others = [seen[one] for one in letters if one in seen]
                for other, its_form in others[:1]:
                    if other.id != term.id:
                        same = f"“{its_form}”, of the term “{other.id}”"
                        message = f"“{form}” is only another spelling of {same}: keep one"
                        yield self._finding(
                            Severity.ERROR, number, message, self._source_language, f'"{form}"'
                        )
                    elif letters[0] == source.forms(folded(its_form))[0]:
                        message = f"“{form}” is found as “{its_form}” already: take it out"
                        yield self._finding(
                            Severity.NOTE, number, message, self._source_language, f'"{form}"'
                        )
                for one in letters:
                    seen.setdefault(one, (term, form))

    def renderings(self) -> Iterator[Diagnostic]:
        """Terms without any rendering, forms given twice, and forbidden forms that are inflected allowed ones."""
        for number, term in self._terms:
            if not term.renderings:
                message = f"the term “{term.id}” has no rendering in any language"
                yield self._finding(Severity.WARNING, number, message, "id")
            for language, rendering in term.renderings.items():
                yield from self._twice(number, language, rendering)
                yield from self._inflected(number, language, rendering)

    def _twice(self, number: int, language: str, rendering: Rendering) -> Iterator[Diagnostic]:
        for key, forms in (("admitted", rendering.allowed), ("forbidden", rendering.forbidden)):
            seen: set[str] = set()
            for form in forms:
                if folded(form) in seen:
                    message = f"{language} has “{form}” twice: take one out"
                    yield self._finding(Severity.NOTE, number, message, language, key, f'"{form}"')
                seen.add(folded(form))

    def _inflected(self, number: int, language: str, rendering: Rendering) -> Iterator[Diagnostic]:
        wording = wording_of(language)
        for form in rendering.forbidden:
            for allowed in rendering.allowed:
                if (0, len(allowed)) in wording.read(traced(allowed)).find(form):
                    message = f"“{form}” is forbidden, and “{allowed}”, a form of the same words, is allowed"
                    yield self._finding(Severity.ERROR, number, message, language, "forbidden", f'"{form}"')

    def between_terms(self) -> Iterator[Diagnostic]:
        """Forms that one term prefers and another one forbids, and one name for two terms."""
        preferred: dict[tuple[str, str], list[tuple[int, Term]]] = {}
        for number, term in self._terms:
            if term.status is not Status.OBSOLETE:
                for language, rendering in term.renderings.items():
                    preferred.setdefault((language, folded(rendering.preferred)), []).append((number, term))
        for number, term in self._terms:
            for language, rendering in term.renderings.items():
                for form in rendering.forbidden:
                    for _, other in preferred.get((language, folded(form)), []):
                        message = f"“{form}” is forbidden here, and preferred in the term “{other.id}”"
                        yield self._finding(
                            Severity.WARNING, number, message, language, "forbidden", f'"{form}"'
                        )
        for (language, _), terms in preferred.items():
            for (_, first), (number, term) in pairwise(terms):
                form = term.renderings[language].preferred
                message = f"{language} says “{form}” for the term “{first.id}”, too"
                yield self._finding(Severity.NOTE, number, message, language, "preferred", f'"{form}"')

    def relations(self) -> Iterator[Diagnostic]:
        """Terms that refer to one that is obsolete."""
        obsolete = {term.id for _, term in self._terms if term.status is Status.OBSOLETE}
        for number, term in self._terms:
            for key, ids in (("broader", (term.broader,)), ("see", term.see)):
                for one in ids:
                    if one in obsolete and term.status is not Status.OBSOLETE:
                        message = f"{key}: the term “{one}” is obsolete"
                        yield self._finding(Severity.WARNING, number, message, key, f'"{one}"')
