"""The names of months, by CLDR: all that a language uses anywhere (يوليو and تموز, Januar and Jänner)."""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.localedata import locale_identifiers

from pipeline.checks.numbers.folded import folded_text
from pipeline.checks.numbers.words.alternation import any_of

__all__ = ["month_names", "month_pattern"]

_EXTRA: Mapping[str, Mapping[str, int]] = {"en": {"sept": 9}}
_SHORTEST = 3


@cache
def month_names(language: str) -> Mapping[str, int]:
    """Name or abbreviation (folded, without its dot) -> 1 to 12."""
    base = language.partition("_")[0]
    names = dict(_EXTRA.get(base, {}))
    for identifier in sorted(locale_identifiers()):
        if identifier.partition("_")[0] == base and identifier.count("_") <= 1:
            for widths in Locale.parse(identifier).months.values():
                for width in ("wide", "abbreviated"):
                    for month, name in widths[width].items():
                        plain = folded_text(name).strip(". ")
                        if len(plain) >= _SHORTEST and not any(one.isdigit() for one in plain):
                            names.setdefault(plain, month)
    return names


@cache
def month_pattern(language: str) -> re.Pattern[str] | None:
    """Finds a month's name as a word, in Arabic after a clitic; None if the language counts its months."""
    names = month_names(language)
    if not names or language.partition("_")[0] in ("ja", "zh", "ko"):
        return None
    clitic = "(?:[وف]?[بلك]?)" if language.partition("_")[0] == "ar" else ""
    return re.compile(rf"(?<![^\W_]){clitic}(?P<name>{any_of(names)})(?![^\W_])")
