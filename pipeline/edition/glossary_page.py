"""The page with the terms of the glossary that a language's articles use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline import locales
from pipeline.edition.collation import sort_key
from pipeline.edition.contents import fragment
from pipeline.edition.descriptions import of_glossary
from pipeline.edition.discovery.structured import Node
from pipeline.edition.discovery.structured_pages import term_set
from pipeline.edition.discovery.web_page import WebPage
from pipeline.edition.frame import Text, frame, text_in, translations
from pipeline.edition.links import absolute, glossary_address, page_address, relative
from pipeline.edition.reading_order import newest_first
from pipeline.edition.site import Site
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
    terms = sorted(
        site.terms.in_language(language), key=lambda term: sort_key(name_of(term, language, source), language)
    )
    values = {
        **frame(config, language, here, others, glossary_address(source) if source in languages else None),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "head": site.head(
            WebPage(
                language,
                here,
                title,
                of_glossary(config, language, words),
                languages,
                "WebPage",
                main=_term_set(site, language, title, terms),
            )
        ),
        "terms": tuple(_entry(site, term, language) for term in terms),
    }
    return render_template("glossary", language, config.theme, values)


def _term_set(site: Site, language: str, title: str, terms: Iterable[Term]) -> Node | None:
    """The terms for machines, with the definitions that are in the language; None without ``base_url``."""
    config, url = site.config, absolute(site.config.base_url, glossary_address(language))
    source = config.source_language
    found = (
        (
            name_of(term, language, source),
            f"{url}#{fragment(site.terms.anchor(term.id))}",
            definition_of(term, language, source),
        )
        for term in terms
    )
    return term_set(title, url, locales.web_tag(language), found) if url else None


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
