"""The theme's own words, “Languages” or “Notes”, in the reader's language.

They are in gettext catalogs below ``theme/locale``, read as they are: nothing has to be compiled. A project's
``theme/locale/<lang>/LC_MESSAGES/theme.po`` says some of them in other words, or all in one more language. A word that
the nearest catalog lacks is looked for in the next: one for ``de_AT`` need only say what is not as in ``de``.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path

from babel.core import get_global, parse_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pipeline import locales
from pipeline.edition.theme_files import Stamp, stamp_of

__all__ = ["FALLBACK", "Words", "words_for"]

FALLBACK = "en"
"""The language of pages' words where the theme has no catalog for the edition's."""


@dataclass(frozen=True, slots=True)
class Words:
    """The theme's words in ``language``, which is a catalog's, not always that of the page."""

    language: str
    translations: GNUTranslations

    def gettext(self, message: str) -> str:
        """The word for the English one."""
        return self.translations.gettext(message)


def words_for(language: str, own: Path | None = None) -> Words:
    """The words for pages in ``language``: of the nearest catalog (zh_TW → zh_Hant, pt → pt_BR, en_GB → en).

    ``own`` is the project's folder ``theme/``, whose words come first.
    """
    return _words_for(language, own, stamp_of(own and own / "locale"))


@lru_cache(maxsize=64)
def _words_for(language: str, own: Path | None, _stamp: Stamp) -> Words:
    layers: list[Traversable] = [*([own] if own is not None else []), files(__package__) / "theme"]
    catalogs: dict[str, list[GNUTranslations]] = {}
    for candidate in _candidates(language):
        places = [layer / "locale" / candidate / "LC_MESSAGES" / "theme.po" for layer in layers]
        if found := [_compiled(place, candidate) for place in places if place.is_file()]:
            catalogs[candidate] = found
    if not catalogs:
        return _words_for(FALLBACK, own, _stamp)
    chain = [one for found in catalogs.values() for one in found]
    for one, next_one in pairwise(chain):
        one.add_fallback(next_one)
    return Words(next(iter(catalogs)), chain[0])


def _compiled(catalog: Traversable, language: str) -> GNUTranslations:
    compiled = io.BytesIO()
    with catalog.open("rb") as po:
        write_mo(compiled, read_po(po, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _candidates(language: str) -> tuple[str, ...]:
    """Catalogs that would do, best first: the locale, its language in its script, alone, and where most speak it.

    The last two only if that is in the same script: readers of zh_Hant have no use for zh or zh_Hans. Portuguese of any
    country is better than English, so there pt_BR will do.
    """
    locale = locales.locale_of(language)
    _, territory, usual_script, *_ = parse_locale(_most_likely(locale.language))
    script = locale.script or usual_script
    names = [str(locale), f"{locale.language}_{script}"]
    if script == usual_script:
        names += [locale.language, f"{locale.language}_{territory}"]
    return tuple(dict.fromkeys(names))


def _most_likely(language: str) -> str:
    """A language with the script and the territory that CLDR expects: ``pt_Latn_BR`` for pt."""
    return str(get_global("likely_subtags").get(language, language))
