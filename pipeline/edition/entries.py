"""Articles as lists show them, and what of it their own pages show too: title, date, tags."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date
from babel.numbers import format_percent

from pipeline import locales
from pipeline.edition.frame import Text, text_in
from pipeline.edition.links import page_address, relative, tag_address
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import date_of, text_of
from pipeline.edition.site import Site
from pipeline.edition.tags import Tag, TagName
from pipeline.edition.titles import Title, title_of
from pipeline.edition.words import Words
from pipeline.project import Config

__all__ = ["Day", "Entry", "day_of", "entries_of", "entry_of", "tag_texts", "text_of_value", "title_text"]


@dataclass(frozen=True, slots=True)
class Day:
    """A date as readers write it. ``iso`` is empty where the article's date is some other text."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list of a language. ``share`` is how much is translated, empty if all of it is."""

    href: str
    title: Text
    description: Text | None
    day: Day | None
    tags: tuple[Text, ...]
    share: str


def entries_of(site: Site, editions: Iterable[Edition], here: str, words: Words) -> tuple[Entry, ...]:
    """The entries of a list at the address ``here``, in the order of ``editions``."""
    return tuple(entry_of(site, edition, here, words) for edition in editions)


def entry_of(site: Site, edition: Edition, here: str, words: Words) -> Entry:
    """An article's entry in a list at the address ``here``."""
    config = site.config
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    return Entry(
        href=relative(here, page_address(edition.language, edition.slug)),
        title=title_text(config, edition, title),
        description=text_of_value(config, edition, description),
        day=day_of(edition),
        tags=tag_texts(site, edition, here),
        share=_share(edition, words) if edition.left else "",
    )


def title_text(config: Config, edition: Edition, title: Title) -> Text:
    """An edition's title, in the source language if that is all there is."""
    return text_in(
        title.text, config.source_language if title.fell_back else edition.language, edition.language
    )


def tag_texts(site: Site, edition: Edition, here: str) -> tuple[Text, ...]:
    """An edition's tags, each with the way to its page.

    A tag that the edition has not translated is called as the language's other editions call it.
    """
    return tuple(_tag_text(site, edition, tag, here) for tag in site.tags.of(edition))


def _tag_text(site: Site, edition: Edition, tag: Tag, here: str) -> Text:
    language, source = edition.language, site.config.source_language
    is_source = tag.text in edition.untranslated
    name = site.tags.name(language, tag.slug) if is_source else TagName(tag.text, fell_back=False)
    text = text_in(name.text, source if name.fell_back else language, language)
    return replace(text, href=relative(here, tag_address(language, tag.slug)))


def text_of_value(config: Config, edition: Edition, value: str) -> Text | None:
    """A value of the front matter, None if it is empty."""
    if not value:
        return None
    return text_in(
        value, config.source_language if value in edition.untranslated else edition.language, edition.language
    )


def day_of(edition: Edition) -> Day | None:
    """An article's date; None if it has none."""
    found = date_of(edition.metadata, edition.article)
    if isinstance(found, date):
        return Day(format_date(found, "long", locale=locales.locale_of(edition.language)), found.isoformat())
    return Day(found, "") if found else None


def _share(edition: Edition, words: Words) -> str:
    return str(format_percent(edition.percent / 100, locale=locales.locale_of(words.language)))
