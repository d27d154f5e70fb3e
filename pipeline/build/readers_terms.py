"""Which terms of the glossary readers are told of."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from pipeline.edition.localize import Edition
from pipeline.edition.term_index import TermIndex, term_index
from pipeline.glossary import Glossary, Term
from pipeline.glossary.mentions import terms_in
from pipeline.project import Config
from pipeline.workspace.reading import Source
from pipeline.workspace.terms import article_terms

__all__ = ["Used", "terms_for_readers", "terms_used"]

Used = Mapping[str, Sequence[Term]]
"""The terms that articles use, by the article's name."""


def terms_used(
    config: Config, sources: Sequence[Source], glossary: Glossary, known: Used = MappingProxyType({})
) -> Used:
    """The terms in ``sources``; none if readers are not told of any. What is ``known`` is not looked for again.

    Raises `InputError` for terms in a front matter that are wrong.
    """
    if config.readers_glossary == "none" or not glossary.terms:
        return {}
    terms = article_terms(sources, glossary, config.source_language)
    return {
        source.name: known[source.name]
        if source.name in known
        else terms_in((unit.text for unit in source.article.units), terms[source.name].matcher)
        for source in sources
    }


def terms_for_readers(
    config: Config, glossary: Glossary, used: Used, editions: Iterable[Edition]
) -> TermIndex:
    """Of the terms ``used`` those that ``editions``, which are those that are published, show."""
    return term_index(glossary, used, editions, config.source_language) if used else TermIndex()
