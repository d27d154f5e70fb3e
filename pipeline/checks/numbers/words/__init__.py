"""Numbers in words: a table per language. A language without one is read by its digits only."""

from functools import cache

from pipeline.checks.numbers.words.arabic import ARABIC
from pipeline.checks.numbers.words.english import ENGLISH
from pipeline.checks.numbers.words.french import FRENCH
from pipeline.checks.numbers.words.german import GERMAN
from pipeline.checks.numbers.words.korean import KOREAN
from pipeline.checks.numbers.words.table import NumberWords, with_cldr_magnitudes

__all__ = ["NumberWords", "number_words"]


@cache
def number_words(language: str) -> NumberWords:
    """The number words of the locale ``language``."""
    tables = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ko": KOREAN, "ar": ARABIC}
    own = tables.get(language.partition("_")[0])
    return with_cldr_magnitudes(own or NumberWords(), language, is_spelled=own is not None)
