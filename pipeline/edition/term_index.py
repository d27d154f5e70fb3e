"""The glossary as readers get it: which terms an edition's language shows, and which editions use them.

Those are the terms that published articles use and that have a name in the language. Drafts are not shown, nor are
terms of a single article's front matter.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.edition.localize import Edition
from pipeline.glossary import Glossary, Status, Term

__all__ = ["TermIndex", "definition_of", "name_of", "term_index"]

_NOT_IN_AN_ID = re.compile(r"[\s\x00-\x1f]+")


@dataclass(frozen=True, slots=True)
class TermIndex:
    """The terms that readers are told of; none if made without arguments."""

    source_language: str = ""
    _terms: Mapping[str, Term] = field(default_factory=dict)
    _anchors: Mapping[str, str] = field(default_factory=dict)
    _by_article: Mapping[str, Sequence[Term]] = field(default_factory=dict)
    _editions: Mapping[str, Mapping[str, Sequence[Edition]]] = field(default_factory=dict)

    def in_language(self, language: str) -> tuple[Term, ...]:
        """The terms that a language shows, in the order of the glossary."""
        return tuple(self._terms[one] for one in self._editions.get(language, {}))

    def editions(self, language: str, term: str) -> Sequence[Edition]:
        """A language's editions of the articles that use the term with the id ``term``; none if it is not shown."""
        return self._editions.get(language, {}).get(term, ())

    def used_in(self, edition: Edition) -> tuple[Term, ...]:
        """The terms of an edition's article that its language shows, as the article itself has them."""
        shown = self._editions.get(edition.language, {})
        return tuple(term for term in self._by_article.get(edition.article, ()) if term.id in shown)

    def anchor(self, term: str) -> str:
        """The id of a term on the glossary's page, the same in every language."""
        return self._anchors[term]


def term_index(
    glossary: Glossary, used: Mapping[str, Sequence[Term]], editions: Iterable[Edition], source_language: str
) -> TermIndex:
    """Index the terms of ``glossary`` by the ``editions`` that use them.

    ``used`` are those of each article, by its name, as its front matter may have changed them.
    """
    terms = {term.id: term for term in glossary.terms if term.status is Status.APPROVED}
    shown = [edition for edition in editions if not edition.is_untranslated]
    found: dict[str, dict[str, list[Edition]]] = {}
    for edition in shown:
        for term in used.get(edition.article, ()):
            known = terms.get(term.id)
            if known and name_of(known, edition.language, source_language):
                found.setdefault(edition.language, {}).setdefault(term.id, []).append(edition)
    return TermIndex(
        source_language,
        terms,
        _anchors(terms),
        used,
        {
            language: {term: by_term[term] for term in terms if term in by_term}
            for language, by_term in found.items()
        },
    )


def name_of(term: Term, language: str, source_language: str) -> str:
    """What a language calls the term; empty if nobody has said."""
    if language == source_language:
        return term.ja[0]
    rendering = term.rendering(language)
    return rendering.preferred if rendering else ""


def definition_of(term: Term, language: str, source_language: str) -> str:
    """The term's definition in a language; empty if there is none."""
    if language == source_language:
        return term.definition
    rendering = term.rendering(language)
    return rendering.definition if rendering else ""


def _anchors(terms: Iterable[str]) -> dict[str, str]:
    """``term-`` and the term's id, which may have spaces; ids of a page may not."""
    anchors: dict[str, str] = {}
    for term in terms:
        anchor = f"term-{_NOT_IN_AN_ID.sub('-', term.strip())}"
        while anchor in anchors.values():
            anchor += "-"
        anchors[term] = anchor
    return anchors
