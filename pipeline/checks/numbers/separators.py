"""Numbers that are right but written with another language's signs: 2.06 in German, 53,85 in English."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.numbers.digits import decimal_sign
from pipeline.checks.numbers.model import Number

__all__ = ["misread"]

_ONE_SIGN = re.compile(r"(?P<whole>\d{1,3})(?P<sign>[.,])(?P<rest>\d+)(?![\d.,]*\d)")
_OF_A_NAME = re.compile(r"[^\W\d_][-.]?$|[\d.,/:-]$")
_LANGUAGES = frozenset({"en", "de", "fr", "ko", "zh", "it", "nl", "pl", "ru", "pt"})
"""Where one habit reigns, whatever the country, or CLDR knows the country's; in Spanish and Arabic both are in use."""
_UNITS = "ドル|ポイント|キロ|メートル|トン|センチ|[ckm]?m(?![a-z])|kg|ton"
_COUNTED = re.compile(f" ?(?:[%％倍人円度件台万億兆秒割点年本品社枚㎞㎝]|{_UNITS})")

_THOUSANDS = frozenset(Decimal(10) ** zeros for zeros in (0, 3, 6, 9, 12))
_MYRIADS = frozenset(Decimal(10) ** zeros for zeros in (0, 4, 8, 12))


def misread(
    source: str, wanted: Sequence[Number], target: str, said: Sequence[Number], language: str
) -> Iterator[tuple[Number, Number]]:
    """Pairs of a number of the source and the one that states it only if its sign is read in a foreign way.

    Offsets of the numbers are those of ``source`` and ``target``. Only amounts count: 2.06倍, not Web 2.0.
    """
    if language.partition("_")[0] not in _LANGUAGES:
        return
    sign = decimal_sign(language)
    magnitudes = _MYRIADS if language.partition("_")[0] in ("ko", "zh") else _THOUSANDS
    for other in said:
        numeral = _ONE_SIGN.match(other.text)
        if numeral is None or _OF_A_NAME.search(target[max(other.start - 2, 0) : other.start]):
            continue
        joined, fraction = (Decimal(numeral["whole"] + joint + numeral["rest"]) for joint in ("", "."))
        is_fraction = numeral["sign"] == sign
        if not is_fraction and len(numeral["rest"]) == 3:
            continue
        own, foreign = (fraction, joined) if is_fraction else (joined, fraction)
        for one in wanted:
            common = one.readings & other.readings
            if (
                _is_scaled(foreign, common, magnitudes)
                and not _is_scaled(own, common, magnitudes)
                and _is_amount(source, one)
            ):
                yield one, other


def _is_scaled(numeral: Decimal, values: frozenset[Decimal], magnitudes: frozenset[Decimal]) -> bool:
    """Whether one of ``values`` is ``numeral`` times one of ``magnitudes``."""
    return any(value / numeral in magnitudes for value in values if numeral)


def _is_amount(source: str, one: Number) -> bool:
    return bool(_COUNTED.match(source, one.end) or _COUNTED.search(one.text[1:]))
