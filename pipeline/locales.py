"""What differs between languages: names, direction and tags, by Babel and CLDR."""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

__all__ = [
    "PSEUDO",
    "PSEUDO_RIGHT_TO_LEFT",
    "canonical",
    "closest",
    "is_known",
    "locale_of",
    "name_in",
    "native_name",
    "pseudo_locale",
    "unknown_language",
    "web_tag",
    "writing_direction",
]

PSEUDO = "qps_ploc"
PSEUDO_RIGHT_TO_LEFT = "qps_plocm"

_TOO_SHORT_TO_MISSPELL = 2
_NO_TERRITORY = "ZZ"
"""What CLDR says for a territory that is not known."""


def pseudo_locale(language: str) -> str | None:
    """``qps_ploc`` for ``qps-ploc``, ``qps_plocm`` for ``qps-plocm``; None for a language that people speak.

    Nobody translates into these: their texts are made of the source's, to try a theme with.
    """
    name = language.replace("-", "_").lower()
    return name if name in (PSEUDO, PSEUDO_RIGHT_TO_LEFT) else None


@cache
def locale_of(language: str) -> Locale:
    """The CLDR locale of ``zh_Hans`` or ``zh-Hans``. Pseudo-locales are like English.

    Raises `babel.UnknownLocaleError` or `ValueError` for what is no locale.
    """
    return Locale.parse("en" if pseudo_locale(language) else language.replace("-", "_"))


def is_known(language: str) -> bool:
    """Whether CLDR knows the locale, by this name or a longer one: ``zh_TW`` is ``zh_Hant_TW``.

    Babel guesses further: it takes ``eng`` for ``en_US``.
    """
    try:
        known = str(locale_of(language)).casefold().split("_")
    except (UnknownLocaleError, ValueError):
        return False
    return set(language.replace("-", "_").casefold().split("_")) <= set(known)


def canonical(language: str) -> str:
    """A locale's name as it is written in files, ``zh_Hans`` for ``zh-hans``; what is no locale stays as it is."""
    return str(locale_of(language)) if is_known(language) else language


def closest(language: str) -> str | None:
    """A locale that somebody who wrote ``language`` may have meant, None if nothing is near.

    Nearest is another name of the same locale (``zh_TW`` is ``zh_Hant``), then what differs in case
    (``ZH_HANS``), or in one letter if there are more than two: of two letters, one is half a name. A country's
    code written for its language's (``jp``, ``cn``) is recognised as such.
    """
    name = language.replace("-", "_")
    if is_known(name):
        return _without_likely_territory(locale_of(name))
    by_country = _language_of_territory(name.upper())
    if by_country:
        return by_country
    known = sorted(locale_identifiers())
    in_other_case = next((one for one in known if one.lower() == name.lower()), None)
    if in_other_case or len(name) <= _TOO_SHORT_TO_MISSPELL:
        return in_other_case
    near = [one for one in known if _differ_in_one(one.lower(), name.lower())]
    return min(near, key=len, default=None)


def unknown_language(language: str) -> str:
    """What is wrong with ``language``, which is no locale, and what to write instead."""
    guess = closest(language)
    hint = f'did you mean "{guess}"?' if guess else "use a locale such as en, ko or zh_Hans"
    return f'unknown language "{language}": {hint}'


def _differ_in_one(one: str, other: str) -> bool:
    """Whether a letter put in, left out or changed, or two that changed places, make ``one`` of ``other``."""
    from rapidfuzz.distance import OSA  # its import takes longer than everything else here

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _without_likely_territory(locale: Locale) -> str:
    """``zh_Hant`` for ``zh_Hant_TW``, since CLDR expects that territory; ``zh_Hant_HK`` as it is."""
    if not (locale.script and locale.territory):
        return str(locale)
    short = f"{locale.language}_{locale.script}"
    likely: Mapping[str, str] = get_global("likely_subtags")
    expected = (likely.get(short), likely.get(locale.language))
    return short if f"{short}_{locale.territory}" in expected else str(locale)


def _language_of_territory(territory: str) -> str | None:
    if territory == _NO_TERRITORY or territory not in locale_of("en").territories:
        return None
    try:
        return Locale.parse(f"und_{territory}").language
    except (UnknownLocaleError, ValueError):
        return None


def web_tag(language: str) -> str:
    """The locale as a BCP 47 tag, as used in HTML and in URLs: ``zh-Hans``."""
    return language.replace("_", "-")


def writing_direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    if pseudo_locale(language):
        return "rtl" if pseudo_locale(language) == PSEUDO_RIGHT_TO_LEFT else "ltr"
    return locale_of(language).text_direction


def name_in(language: str, words: str) -> str:
    """The language's name in the language ``words``: ``Simplified Chinese`` for zh_Hans in English."""
    locale, words_locale = locale_of(language), locale_of(words)
    name = words_locale.languages.get(_without_likely_territory(locale))
    return name or locale.get_display_name(words_locale) or language


def native_name(language: str) -> str:
    """The language's name in itself, as a reader looks for it in a list: ``한국어``, ``简体中文``."""
    if pseudo_locale(language):
        return web_tag(language)
    name = name_in(language, language)
    return name[:1].upper() + name[1:]
