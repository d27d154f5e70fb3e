"""The theme's own words, “Languages” or “Notes”, in the reader's language.

They are in gettext catalogs below ``theme/locale``, read as they are: nothing has to be compiled. A project's
``theme/locale/<lang>/LC_MESSAGES/theme.po`` says some of them in other words, or all in one more language.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path

from babel import Locale
from babel.core import get_global
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
    """The words for pages in ``language``: of the nearest catalog (zh_CN → zh_Hans, pt_BR → en).

    ``own`` is the project's folder ``theme/``, whose words come first.
    """
    return _words_for(language, own, stamp_of(own and own / "locale"))


@lru_cache(maxsize=64)
def _words_for(language: str, own: Path | None, _stamp: Stamp) -> Words:
    layers: list[Traversable] = [*([own] if own is not None else []), files(__package__) / "theme"]
    for candidate in _candidates(language):
        places = [layer / "locale" / candidate / "LC_MESSAGES" / "theme.po" for layer in layers]
        catalogs = [_compiled(place, candidate) for place in places if place.is_file()]
        if catalogs:
            for one, next_one in pairwise(catalogs):
                one.add_fallback(next_one)
            return Words(candidate, catalogs[0])
    raise FileNotFoundError(f"the theme has no catalog for {FALLBACK}")


def _compiled(catalog: Traversable, language: str) -> GNUTranslations:
    compiled = io.BytesIO()
    with catalog.open("rb") as po:
        write_mo(compiled, read_po(po, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _candidates(language: str) -> tuple[str, ...]:
    """Catalogs that would do, best first: the locale, its language in its script, and the language alone.

    The last only if it is usually written in that script: readers of zh_Hant have no use for zh.
    """
    locale = locales.locale_of(language)
    script = locale.script or _likely_script(str(locale))
    names = [str(locale), f"{locale.language}_{script}"]
    if script == _likely_script(locale.language):
        names.append(locale.language)
    return (*dict.fromkeys(names), FALLBACK)


def _likely_script(language: str) -> str | None:
    return Locale.parse(get_global("likely_subtags").get(language, language)).script
