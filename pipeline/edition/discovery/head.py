"""What the head of a page tells machines: description, feed, Markdown edition, Open Graph, JSON-LD.

Social networks read Open Graph; what they call a Twitter card takes its texts from there. Title, canonical address and
alternates in other languages are the frame's (`pipeline.edition.frame`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from babel.core import get_global
from markupsafe import Markup

from pipeline import locales
from pipeline.edition.discovery.picture import SharedPicture

__all__ = ["FeedLink", "Head", "page_head", "social_locale", "social_locales"]

_UMBRELLAS = {"ar": "ar_AR", "eo": "eo_EO", "es_419": "es_LA"}
"""Languages of many countries, or of none: what Facebook, whose locales these are, calls them.

CLDR has to name the likeliest country, Egypt for Arabic, which is not what an edition in Modern Standard Arabic says.
"""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page leads to: its address, relative to the page, and what readers of feeds are to call it."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """The values of the template ``head.html``.

    ``markdown`` is the address of the Markdown edition, relative to the page; ``published`` and ``changed`` are W3C
    dates; ``data`` is JSON-LD. All may be empty. ``locale`` is the page's, ``locales`` those of its translations.
    """

    kind: Literal["article", "website"]
    title: str
    description: str
    locale: str
    locales: tuple[str, ...] = ()
    picture: SharedPicture | None = None
    published: str = ""
    changed: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    markdown: str = ""
    data: Markup = field(default_factory=Markup)


def page_head(language: str, title: str, description: str) -> Head:
    """The head of a page that search engines are not told of."""
    return Head(kind="website", title=title, description=description, locale=social_locale(language))


def social_locale(language: str) -> str:
    """A language with a country, as Open Graph wants it: ``ja_JP``, ``zh_CN``, ``zh_TW``, ``pt_BR``, ``ar_AR``.

    The country is the language's own, else the one that CLDR's likely subtags have for it, but for languages that
    networks know under a name of their own.
    """
    locale = locales.locale_of(language)
    if (name := str(locale)) in _UMBRELLAS:
        return _UMBRELLAS[name]
    if locale.territory and locale.territory.isalpha():
        return f"{locale.language}_{locale.territory}"
    likely = get_global("likely_subtags")
    keys = ("_".join(filter(None, (locale.language, locale.script))), locale.language)
    territory = next((likely[key].rpartition("_")[2] for key in keys if key in likely), "")
    return f"{locale.language}_{territory}" if territory.isalpha() else locale.language


def social_locales(languages: Iterable[str], own: str) -> tuple[str, ...]:
    """The locales of a page's other languages, each once."""
    found = dict.fromkeys(map(social_locale, languages))
    return tuple(one for one in found if one != social_locale(own))
