"""Which terms of the glossary readers are told of."""

from collections.abc import Iterable, Sequence

from pipeline.edition.localize import Edition
from pipeline.edition.term_index import TermIndex, term_index
from pipeline.glossary import Glossary
from pipeline.glossary.mentions import terms_in
from pipeline.project import Config
from pipeline.workspace.reading import Source
from pipeline.workspace.terms import article_terms

__all__ = ["terms_for_readers"]


def terms_for_readers(
    config: Config, sources: Sequence[Source], glossary: Glossary, editions: Iterable[Edition]
) -> TermIndex:
    """The terms that ``editions``, which are those that are published, use. All of ``sources`` are looked through.

    Raises `InputError` for terms in a front matter that are wrong.
    """
    if config.readers_glossary == "none" or not glossary.terms:
        return TermIndex()
    terms = article_terms(sources, glossary, config.source_language)
    used = {
        source.name: terms_in((unit.text for unit in source.article.units), terms[source.name].matcher)
        for source in sources
    }
    return term_index(glossary, used, editions, config.source_language)
