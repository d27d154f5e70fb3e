"""Numbers written in digits, with the separators of their language (CLDR)."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pipeline.locales import locale_of

__all__ = [
    "NUMERAL",
    "UNIT_POWER",
    "ascii_digits",
    "decimal_sign",
    "groups_with_space",
    "numeral_parts",
    "numeral_readings",
]

NUMERAL = re.compile(r"\d+(?:[.,'\u2019]\d+)*")
UNIT_POWER = re.compile(r"(?<![^\W_])[kcmμnd]?m[23](?!\d)")
"""The square of km² and the cube of ㎥, as NFKC writes them: no numbers."""
_DIGIT = re.compile(r"[^\W\D0-9]")
_SEPARATOR = re.compile(r"[.,'\u2019]")


def ascii_digits(text: str) -> str:
    """``text`` with every script's digits, and Arabic separators, as ASCII, code point by code point."""
    text = text.replace("\u066b", ".").replace("\u066c", ",")
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


@cache
def groups_with_space(language: str) -> bool:
    """Whether the locale writes 10 000 for ten thousand."""
    return locale_of(language).number_symbols["latn"]["group"] in "\u00a0\u202f "


@cache
def decimal_sign(language: str) -> str:
    """What the locale writes before the decimals: a comma in German."""
    return str(locale_of(language).number_symbols["latn"]["decimal"])


def numeral_readings(numeral: str, language: str) -> frozenset[Decimal]:
    """The values that ``numeral`` may have; none if its separators make no number of it (28.07.2024).

    1,200 is 1200 in English. 1.200 is 1.2, but perhaps 1200 by somebody's habit from elsewhere.
    """
    separators = _SEPARATOR.findall(numeral)
    if not separators:
        return frozenset({Decimal(numeral)})
    parts = _SEPARATOR.split(numeral)
    joined = Decimal("".join(parts))
    last = separators[-1]
    grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]) and len(set(separators)) == 1
    fraction = Decimal(f"{''.join(parts[:-1])}.{parts[-1]}")
    if len(separators) == 1:
        if grouped:
            return frozenset({joined, fraction} if last == decimal_sign(language) else {joined})
        return frozenset({fraction} if last in ".," else ())
    if grouped:
        return frozenset({joined})
    inner = separators[:-1]
    if len(set(inner)) == 1 and last not in inner and all(len(part) == 3 for part in parts[1:-1]):
        return frozenset({fraction})
    return frozenset()


def numeral_parts(numeral: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """The runs of digits of a numeral that stands at ``offset``, each with its start and end."""
    for match in re.finditer(r"\d+", numeral):
        yield match[0], offset + match.start(), offset + match.end()
