"""The page that tells readers about a translation: by whom, of what, how much, and what is shown where it lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from babel.numbers import format_percent
from markupsafe import Markup

from pipeline import locales
from pipeline.edition.descriptions import of_list
from pipeline.edition.discovery.dates import changed
from pipeline.edition.discovery.web_page import WebPage
from pipeline.edition.frame import Text, frame, text_in, translations
from pipeline.edition.links import about_address, page_address, relative
from pipeline.edition.lists import row_of_names
from pipeline.edition.localize import Edition
from pipeline.edition.site import Site
from pipeline.edition.templates import render_template
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for

__all__ = ["render_about"]

_NEWEST = 50
"""Of how many articles the page says how much is translated; pages of older ones say so themselves."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an article is translated, by whom, and when it and its source last changed, as readers write it.

    ``outdated``: some passages have a translation of what the source said before, which is not shown.
    """

    title: Text
    href: str
    percent: str
    translators: Markup
    source_changed: str
    revised: str
    outdated: bool


def render_about(site: Site, language: str) -> str:
    """The page about the translation into ``language``; in the source language, about the translations."""
    config, words = site.config, words_for(language, site.config.theme)
    here, source = about_address(language), config.source_language
    editions = site.editions_in(language)
    listed = [one for one in config.editions if one == language or one in site.languages]
    others = translations(config, here, language, {one: about_address(one) for one in listed})
    is_source = language == source
    title = words.gettext("About the translations") if is_source else words.gettext("About this translation")
    values = {
        **frame(config, language, here, others, about_address(source)),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "head": site.head(
            WebPage(language, here, title, of_list(config, language, words), listed, "AboutPage")
        ),
        "title": title,
        "is_source": is_source,
        "source_name": locales.name_in(source, words.language),
        "language_name": locales.name_in(language, words.language),
        "translators": row_of_names(
            _each(name for one in editions for name in one.credits.translators), words.language
        ),
        "teams": row_of_names(_each(one.credits.team for one in editions), words.language),
        "shows_source": config.fallback == "source",
        "least": str(format_percent(config.min_complete, locale=locales.locale_of(words.language)))
        if config.min_complete
        else "",
        "shares": ()
        if is_source
        else tuple(_share(site, one, here, words.language) for one in editions[:_NEWEST]),
    }
    return render_template("about", language, config.theme, values)


def _share(site: Site, edition: Edition, here: str, around: str) -> Share:
    """``around`` is the language of the page's words, in which all of its text is but the titles."""
    config, language, title = site.config, edition.language, title_of(edition)
    original = site.source_of(edition)
    in_language = config.source_language if title.fell_back else language
    return Share(
        title=text_in(title.text, in_language, around),
        href=relative(here, page_address(language, edition.slug)),
        percent=str(format_percent(edition.percent / 100, locale=locales.locale_of(around))),
        translators=row_of_names(edition.credits.translators, around),
        source_changed=_day(changed(original) if original else None, around),
        revised=_day(None if edition.is_untranslated else edition.credits.revised, around),
        outdated=edition.is_outdated,
    )


def _day(moment: date | None, language: str) -> str:
    return format_date(moment, "medium", locale=locales.locale_of(language)) if moment else ""


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
