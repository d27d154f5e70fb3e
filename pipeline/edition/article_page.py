"""The page of an article in one language."""

from dataclasses import replace

from babel.numbers import format_decimal
from markupsafe import Markup

from pipeline import locales
from pipeline.edition.contents import chapters_of, fragment
from pipeline.edition.credits import authors_of
from pipeline.edition.discovery.article_head import article_head
from pipeline.edition.entries import day_of, entry_of, tag_texts, text_of_value, title_text
from pipeline.edition.frame import Text, attributes, frame, translations
from pipeline.edition.headings import TitlePlace
from pipeline.edition.links import compare_address, glossary_address, page_address, relative
from pipeline.edition.lists import row_of_names
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import text_of
from pipeline.edition.pictures import hosts_of_images
from pipeline.edition.related import related_to
from pipeline.edition.render import Body, render_body
from pipeline.edition.site import Site, has_comparison, page_for
from pipeline.edition.templates import render_template
from pipeline.edition.term_links import TermLinks
from pipeline.edition.titles import Title, title_of
from pipeline.edition.words import Words, words_for
from pipeline.project import Config

__all__ = ["render_article"]


def render_article(site: Site, edition: Edition) -> str:
    """The page of an edition that is among ``site``'s."""
    config, language = site.config, edition.language
    words = words_for(language, config.theme)
    here = page_address(language, edition.slug)
    page = replace(page_for(site, edition, here), terms=_term_links(site, edition, here, words))
    body = render_body(edition, config.source_language, words, page)
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    editions = site.editions_of(edition.article)
    addresses = {one.language: page_address(one.language, one.slug) for one in editions}
    hidden = {one.language for one in editions if one.is_untranslated}
    others = translations(config, here, language, addresses, hidden)
    values = {
        **frame(config, language, here, others, addresses.get(config.source_language)),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "title": title.text,
        "head": article_head(
            config,
            edition,
            editions,
            tags=(tag.text for tag in site.tags.of(edition)),
            cards=site.cards,
            find=site.picture_of,
            has_feed=site.has_feed(language),
        ),
        "indexed": not edition.is_untranslated,
        "headline": _headline(config, edition, title, body),
        "standfirst": text_of_value(config, edition, description),
        "day": day_of(edition),
        "authors": row_of_names((one.name for one in authors_of(edition.metadata)), language),
        "translators": row_of_names(edition.credits.translators, words.language),
        "tags": tag_texts(site, edition, here),
        "minutes": body.minutes,
        "minutes_shown": _number(body.minutes, words),
        "contents": chapters_of(body.sections),
        "own": Markup() if words.language == language else attributes(language),
        "source_attributes": attributes(config.source_language),
        "body": Markup(body.html),
        "image_hosts": hosts_of_images(body.html),
        "has_policy": not body.is_trusted,
        "changed": edition.is_outdated,
        "compare": relative(here, compare_address(language, edition.slug))
        if has_comparison(site, edition)
        else "",
        "untranslated": edition.is_untranslated,
        "left": edition.left,
        "left_shown": _number(edition.left, words),
        "units_shown": _number(edition.units, words),
        "source_name": locales.name_in(config.source_language, words.language),
        "related": tuple(entry_of(site, one, here, words) for one in related_to(edition, site.tags)),
        "original": next((one for one in others if one.is_source and not one.is_current), None),
    }
    return render_template("article", language, config.theme, values)


def _term_links(site: Site, edition: Edition, here: str, words: Words) -> TermLinks | None:
    if site.config.readers_glossary != "links":
        return None
    glossary = relative(here, glossary_address(edition.language))
    return TermLinks(
        edition,
        site.terms.used_in(edition),
        site.config.source_language,
        words,
        lambda term: f"{glossary}#{fragment(site.terms.anchor(term.id))}",
    )


def _headline(config: Config, edition: Edition, title: Title, body: Body) -> Text | None:
    """The heading above the article; None where the article has it itself."""
    if edition.headings.title is TitlePlace.BODY:
        return None
    if body.heading:
        place = Markup(' id="{}"').format(edition.headings.anchors[0])
        own = attributes(config.source_language) if body.heading_fell_back else Markup()
        return Text(Markup(body.heading), place + own)
    return title_text(config, edition, title)


def _number(number: int, words: Words) -> str:
    return str(format_decimal(number, locale=locales.locale_of(words.language)))
