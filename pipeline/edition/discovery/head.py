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

__all__ = ["Head", "page_head", "social_locale", "social_locales"]


@dataclass(frozen=True, slots=True)
class Head:
    """The values of the template ``head.html``.

    ``feed`` and ``markdown`` are addresses of alternate forms, relative to the page; ``published`` and ``changed``
    W3C dates; ``data`` JSON-LD. All may be empty. ``locale`` is the page's, ``locales`` those of its translations.
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
    feed: str = ""
    markdown: str = ""
    data: Markup = field(default_factory=Markup)


def page_head(
    language: str,
    title: str,
    description: str,
    languages: Iterable[str] = (),
    feed: str = "",
    data: Markup | None = None,
) -> Head:
    """The head of a page that is no article; ``languages`` are those it is in."""
    return Head(
        kind="website",
        title=title,
        description=description,
        locale=social_locale(language),
        locales=social_locales(languages, language),
        feed=feed,
        data=data or Markup(),
    )


def social_locale(language: str) -> str:
    """A language with the country that CLDR expects, as Open Graph wants it: ``ja_JP``, ``zh_CN``, ``pt_BR``."""
    locale = locales.locale_of(language)
    known = [locale.language, *filter(None, (locale.script, locale.territory))]
    likely = get_global("likely_subtags")
    full = next((likely[key] for key in ("_".join(known), known[0]) if key in likely), "")
    territory = locale.territory or (full.rpartition("_")[2] if full else "")
    return f"{locale.language}_{territory}" if territory.isalpha() else locale.language


def social_locales(languages: Iterable[str], own: str) -> tuple[str, ...]:
    """The locales of a page's other languages, each once."""
    found = dict.fromkeys(map(social_locale, languages))
    return tuple(one for one in found if one != social_locale(own))
