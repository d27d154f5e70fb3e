"""The pages of a site: one per edition, and a list per language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline import locales
from pipeline.edition.headings import TitlePlace
from pipeline.edition.links import absolute, index_address, page_address, relative, resolve_link
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import date_of, tags_of, text_of
from pipeline.edition.render import Body, language_attributes, render_body
from pipeline.edition.titles import Title, title_of
from pipeline.edition.words import Words, words_for
from pipeline.project import Config

__all__ = ["Site", "render_article", "render_index", "theme_files"]

STYLE = "theme/style.css"
ICON = "theme/icon.svg"


@dataclass(frozen=True, slots=True)
class Site:
    """The editions that are published. Pages link to all of them, whichever are being built."""

    config: Config
    editions: tuple[Edition, ...]
    _by_article: Mapping[str, Mapping[str, Edition]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_article: dict[str, dict[str, Edition]] = {}
        for edition in self.editions:
            by_article.setdefault(edition.article, {})[edition.language] = edition
        object.__setattr__(self, "_by_article", by_article)

    def editions_of(self, article: str) -> tuple[Edition, ...]:
        """An article's editions, in the order of the configuration's languages."""
        found = self._by_article.get(article, {})
        return tuple(found[language] for language in self.config.editions if language in found)

    def editions_in(self, language: str) -> tuple[Edition, ...]:
        """A language's editions, newest first, those without a date last and by name."""
        found = [edition for edition in self.editions if edition.language == language]
        found.sort(key=lambda edition: edition.article)
        found.sort(key=_order, reverse=True)
        return tuple(found)

    def page_of(self, article: str, language: str) -> str | None:
        """The address of an article's page in ``language``, or else in the source language."""
        found = self._by_article.get(article, {})
        edition = found.get(language) or found.get(self.config.source_language)
        return page_address(edition.language, edition.slug) if edition else None


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a page shows it, with the attributes that say its language where it is not the page's."""

    html: Markup
    attributes: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True)
class Translation:
    """The same page in a language; ``url`` is absolute, and empty where the site has no base URL."""

    tag: str
    direction: str
    name: str
    href: str
    url: str
    is_current: bool
    is_source: bool


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


def render_article(site: Site, edition: Edition) -> str:
    """The page of an edition that is among ``site``'s."""
    config, language = site.config, edition.language
    words = words_for(language)
    here = page_address(language, edition.slug)
    resolve = resolve_link(edition.article, here, lambda article: site.page_of(article, language))
    body = render_body(edition, config.source_language, words, resolve)
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    addresses = {
        one.language: page_address(one.language, one.slug) for one in site.editions_of(edition.article)
    }
    translations = _translations(config, language, addresses)
    return (
        _environment(words.language)
        .get_template("article.html")
        .render(
            **_frame(site, language, here, translations),
            title=title.text,
            description=description,
            headline=_headline(config, edition, title, body),
            standfirst=_shown(config, edition, description),
            day=_day(edition),
            tags=_tags(config, edition),
            body=Markup(body.html),
            left=edition.left,
            left_shown=_number(edition.left, words),
            units_shown=_number(edition.units, words),
            source_name=_name_of_language(config.source_language, words),
            original=next((one for one in translations if one.is_source and not one.is_current), None),
        )
    )


def render_index(site: Site, language: str) -> str:
    """The list of a language's articles."""
    config = site.config
    words = words_for(language)
    here = index_address(language)
    published = [one for one in config.editions if one == language or site.editions_in(one)]
    translations = _translations(config, language, {one: index_address(one) for one in published})
    return (
        _environment(words.language)
        .get_template("index.html")
        .render(
            **_frame(site, language, here, translations),
            description="",
            entries=tuple(_entry(config, edition, here, words) for edition in site.editions_in(language)),
        )
    )


def theme_files() -> Mapping[str, bytes]:
    """The files that pages need, by their path below ``output/``. The style is one file, for one request."""
    theme = files(__package__) / "theme"
    sheets = sorted(_files_of(theme / "css"), key=lambda sheet: sheet.name)
    return {
        STYLE: b"\n".join(sheet.read_bytes() for sheet in sheets),
        ICON: (theme / "icon.svg").read_bytes(),
    }


def _files_of(folder: Traversable) -> Iterable[Traversable]:
    return (file for file in folder.iterdir() if file.is_file())


@cache
def _environment(words: str) -> Environment:
    """The templates, speaking the theme's words of a language that it has."""
    environment = Environment(
        loader=PackageLoader("pipeline.edition", "theme/templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(words_for(words).translations, newstyle=True)  # type: ignore[attr-defined]
    return environment


def _frame(site: Site, language: str, here: str, translations: tuple[Translation, ...]) -> dict[str, object]:
    """What every page has around its content."""
    config = site.config
    words = words_for(language)
    is_translated = words.language == language
    return {
        "lang": locales.web_tag(language),
        "dir": locales.writing_direction(language),
        "site_title": _text(config.title, config.source_language, language),
        "ui": Markup() if is_translated else _attributes(words.language),
        "home": relative(here, index_address(language)),
        "style": relative(here, STYLE),
        "icon": relative(here, ICON),
        "canonical": absolute(config.base_url, here),
        "translations": translations,
    }


def _translations(config: Config, current: str, addresses: Mapping[str, str]) -> tuple[Translation, ...]:
    return tuple(
        Translation(
            tag=locales.web_tag(language),
            direction=locales.writing_direction(language),
            name=locales.native_name(language),
            href=relative(addresses[current], address),
            url=absolute(config.base_url, address),
            is_current=language == current,
            is_source=language == config.source_language,
        )
        for language, address in addresses.items()
    )


def _entry(config: Config, edition: Edition, here: str, words: Words) -> Entry:
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    return Entry(
        href=relative(here, page_address(edition.language, edition.slug)),
        title=_text(
            title.text, config.source_language if title.fell_back else edition.language, edition.language
        ),
        description=_shown(config, edition, description),
        day=_day(edition),
        tags=_tags(config, edition),
        share=_share(edition, words) if edition.left else "",
    )


def _headline(config: Config, edition: Edition, title: Title, body: Body) -> Text | None:
    """The heading above the article; None where the article has it itself."""
    if edition.headings.title is TitlePlace.BODY:
        return None
    if body.heading:
        return Text(
            Markup(body.heading), _attributes(config.source_language) if body.heading_fell_back else Markup()
        )
    return _text(
        title.text, config.source_language if title.fell_back else edition.language, edition.language
    )


def _tags(config: Config, edition: Edition) -> tuple[Text, ...]:
    return tuple(text for tag in tags_of(edition.metadata) if (text := _shown(config, edition, tag)))


def _shown(config: Config, edition: Edition, value: str) -> Text | None:
    """A value of the front matter, None if it is empty."""
    if not value:
        return None
    return _text(
        value, config.source_language if value in edition.untranslated else edition.language, edition.language
    )


def _text(text: str, language: str, around: str) -> Text:
    """A text in ``language`` on a page in the language ``around``."""
    return Text(escape(text), Markup() if language == around else _attributes(language))


def _attributes(language: str) -> Markup:
    return Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in language_attributes(language).items()
    )


def _day(edition: Edition) -> Day | None:
    found = date_of(edition.metadata)
    if isinstance(found, date):
        return Day(format_date(found, "long", locale=locales.locale_of(edition.language)), found.isoformat())
    return Day(found, "") if found else None


def _order(edition: Edition) -> str:
    """A date that can be compared; empty where there is none."""
    found = date_of(edition.metadata)
    return found.isoformat() if isinstance(found, date) else ""


def _number(number: int, words: Words) -> str:
    return str(format_decimal(number, locale=locales.locale_of(words.language)))


def _share(edition: Edition, words: Words) -> str:
    return str(format_percent(edition.percent / 100, locale=locales.locale_of(words.language)))


def _name_of_language(language: str, words: Words) -> str:
    """``Japanese`` for ja, in the words' language."""
    return locales.locale_of(language).get_display_name(locales.locale_of(words.language)) or language
