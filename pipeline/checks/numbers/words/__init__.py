"""Numbers in words: a table per language. A language without one is read by its digits only."""

from functools import cache

from pipeline.checks.numbers.words.table import NumberWords, with_cldr_magnitudes

__all__ = ["NumberWords", "number_words"]


@cache
def number_words(language: str) -> NumberWords:
    """The number words of the locale ``language``."""
    own = _table(language.partition("_")[0])
    return with_cldr_magnitudes(own or NumberWords(), language, is_spelled=own is not None)


def _table(language: str) -> NumberWords | None:
    """The table of a language, imported when it is asked for: to make all of them takes 15 ms."""
    match language:
        case "en":
            from pipeline.checks.numbers.words.english import ENGLISH

            return ENGLISH
        case "de":
            from pipeline.checks.numbers.words.german import GERMAN

            return GERMAN
        case "fr":
            from pipeline.checks.numbers.words.french import FRENCH

            return FRENCH
        case "ko":
            from pipeline.checks.numbers.words.korean import KOREAN

            return KOREAN
        case "ar":
            from pipeline.checks.numbers.words.arabic import ARABIC

            return ARABIC
        case _:
            return None
