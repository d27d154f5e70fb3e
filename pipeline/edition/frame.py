"""What every page has around its content: the site's name, the ways to other languages, the head."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from pipeline import locales
from pipeline.edition.descriptions import site_name
from pipeline.edition.discovery.head import page_head
from pipeline.edition.links import HOME, absolute, index_address, relative
from pipeline.edition.page_renderer import language_attributes
from pipeline.edition.phrases import has_phrases, phrased
from pipeline.edition.ways import Ways
from pipeline.edition.words import words_for
from pipeline.project import Config

__all__ = ["Text", "Translation", "attributes", "frame", "site_title", "text_in", "translations"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a page shows it, with the attributes that say its language where it is not the page's.

    ``href`` is where it leads, empty if it does not.
    """

    html: Markup
    attributes: Markup = field(default_factory=Markup)
    href: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The same page in a language; ``url`` is absolute, and empty where the site has no base URL.

    ``is_alternate``: search engines are to know of it.
    """

    tag: str
    direction: str
    name: str
    href: str
    url: str
    is_current: bool
    is_source: bool
    is_alternate: bool


def frame(
    config: Config, language: str, here: str, others: tuple[Translation, ...], default: str | None
) -> dict[str, object]:
    """The values that the template ``base.html`` needs for the page at the address ``here``.

    ``others`` is the page in each of its languages, its own included. ``default`` is the address of the page for
    readers of any other language, None if there is none.
    """
    words = words_for(language, config.theme)
    return {
        "lang": locales.web_tag(language),
        "dir": locales.writing_direction(language),
        "site_title": site_title(config, language),
        "site_name": site_name(config, language),
        "ui": Markup() if words.language == language else attributes(words.language),
        "home": relative(here, index_address(language)),
        "root": relative(here, HOME).rstrip("/") + "/",
        "canonical": absolute(config.base_url, here),
        "translations": others,
        "default": "" if default is None else absolute(config.base_url, default),
        "indexed": True,
        "ways": Ways(),
        "head": page_head(language, site_name(config, language), ""),
        "has_policy": True,
        "image_hosts": "",
        "search": "",
    }


def translations(
    config: Config, here: str, current: str, addresses: Mapping[str, str], hidden: Collection[str] = ()
) -> tuple[Translation, ...]:
    """The page at ``here``, which is in the language ``current``, in each language of ``addresses``.

    Search engines are not told of it in those that are ``hidden``.
    """
    return tuple(
        Translation(
            tag=locales.web_tag(language),
            direction=locales.writing_direction(language),
            name=locales.native_name(language),
            href=relative(here, address),
            url=absolute(config.base_url, address),
            is_current=language == current,
            is_source=language == config.source_language,
            is_alternate=language not in hidden,
        )
        for language, address in addresses.items()
    )


def site_title(config: Config, language: str) -> Text:
    """The site's name on a page in ``language``; the source language's, marked as such, if it has no other."""
    own = config.titles.get(language)
    return text_in(own or config.title, language if own else config.source_language, language)


def text_in(text: str, language: str, around: str) -> Text:
    """A text in a language, on a page in the language ``around``."""
    html = phrased(text, language) if has_phrases(language) else escape(text)
    return Text(html, Markup() if language == around else attributes(language))


def attributes(language: str) -> Markup:
    """``lang`` and ``dir``, as they stand in a tag."""
    return Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in language_attributes(language).items()
    )
