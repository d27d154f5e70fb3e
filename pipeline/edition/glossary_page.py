"""The page with the terms of the glossary that a language's articles use."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.edition.collation import sort_key
from pipeline.edition.descriptions import of_glossary
from pipeline.edition.discovery.head import page_head
from pipeline.edition.frame import Text, frame, text_in, translations
from pipeline.edition.links import feed_address, glossary_address, page_address, relative
from pipeline.edition.site import Site, newest_first
from pipeline.edition.templates import render_template
from pipeline.edition.term_index import definition_of, name_of
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for
from pipeline.glossary import Term

__all__ = ["render_glossary"]


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as the page shows it.

    ``original`` is what the source language calls it, None on the page in that; ``definition`` is in the source
    language where there is none in the page's. ``related`` are other terms of the page, ``articles`` those that use it.
    """

    anchor: str
    name: Text
    original: Text | None
    definition: Text | None
    related: tuple[Text, ...]
    articles: tuple[Text, ...]


def render_glossary(site: Site, language: str) -> str:
    """The page of a language that has at least one term to show."""
    config, words = site.config, words_for(language, site.config.theme)
    here, source = glossary_address(language), config.source_language
    languages = [one for one in config.editions if site.terms.in_language(one)]
    others = translations(config, here, language, {one: glossary_address(one) for one in languages})
    title = words.gettext("Glossary")
    feed = relative(here, feed_address(language)) if site.has_feed(language) else ""
    terms = sorted(
        site.terms.in_language(language), key=lambda term: sort_key(name_of(term, language, source), language)
    )
    values = {
        **frame(config, language, here, others, glossary_address(source) if source in languages else None),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "head": page_head(language, title, of_glossary(config, language, words), languages, feed),
        "terms": tuple(_entry(site, term, language) for term in terms),
    }
    return render_template("glossary", language, config.theme, values)


def _entry(site: Site, term: Term, language: str) -> TermEntry:
    source = site.config.source_language
    definition, in_language = definition_of(term, language, source), language
    if not definition:
        definition, in_language = term.definition, source
    return TermEntry(
        anchor=site.terms.anchor(term.id),
        name=text_in(name_of(term, language, source), language, language),
        original=None if language == source else text_in(term.ja[0], source, language),
        definition=text_in(definition, in_language, language) if definition else None,
        related=tuple(_related(site, term, language)),
        articles=tuple(_articles(site, term, language)),
    )


def _related(site: Site, term: Term, language: str) -> Iterator[Text]:
    """The terms that this one names, as far as the page has them."""
    by_id = {one.id: one for one in site.terms.in_language(language)}
    for one in dict.fromkeys(filter(None, (term.broader, *term.see))):
        if one in by_id:
            name = text_in(name_of(by_id[one], language, site.config.source_language), language, language)
            yield Text(name.html, name.attributes, site.terms.anchor(one))


def _articles(site: Site, term: Term, language: str) -> Iterator[Text]:
    here = glossary_address(language)
    for edition in newest_first(site.terms.editions(language, term.id)):
        title = title_of(edition)
        text = text_in(title.text, site.config.source_language if title.fell_back else language, language)
        yield Text(text.html, text.attributes, relative(here, page_address(language, edition.slug)))
