"""What differs between languages: names, direction and tags, by Babel and CLDR."""

from difflib import get_close_matches
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

__all__ = ["closest", "is_known", "locale_of", "native_name", "web_tag", "writing_direction"]


@cache
def locale_of(language: str) -> Locale:
    """The CLDR locale of ``zh_Hans`` or ``zh-Hans``.

    Raises `babel.UnknownLocaleError` or `ValueError` for what is no locale.
    """
    return Locale.parse(language.replace("-", "_"))


def is_known(language: str) -> bool:
    """Whether CLDR knows the locale."""
    try:
        locale_of(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def closest(language: str) -> str | None:
    """A locale that somebody who wrote ``language`` may have meant, None if nothing is near.

    A country's code written for its language's (``jp``, ``cn``) is recognised as such.
    """
    by_country = _language_of_territory(language.upper())
    if by_country:
        return by_country
    near = get_close_matches(language.replace("-", "_"), locale_identifiers(), n=1, cutoff=0.6)
    return near[0] if near else None


def _language_of_territory(territory: str) -> str | None:
    try:
        return Locale.parse(f"und_{territory}").language
    except (UnknownLocaleError, ValueError):
        return None


def web_tag(language: str) -> str:
    """The locale as a BCP 47 tag, as used in HTML and in URLs: ``zh-Hans``."""
    return language.replace("_", "-")


def writing_direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return locale_of(language).text_direction


def native_name(language: str) -> str:
    """The language's name in itself, as a reader looks for it in a list: ``한국어``, ``简体中文``."""
    locale = locale_of(language)
    name = locale.languages.get(str(locale)) or locale.get_display_name(locale) or language
    return name[:1].upper() + name[1:]
