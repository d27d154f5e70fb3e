"""Whether a translation says all numbers in the very digits of the source, which most translations do.

It is quickly seen, and saves reading the translation for numbers in words.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.checks.numbers.model import Kind, Number
from pipeline.checks.numbers.months import month_names

__all__ = ["is_said_plainly"]

_NUMERAL = re.compile(r"[0-9](?:[.,'’/:]?[0-9])*")
_WITH_COUNTER = re.compile(r"([0-9]+)[^\W0-9]{0,2}")


def is_said_plainly(wanted: Sequence[Number], target: str, language: str) -> bool:
    """Whether ``target`` has the digits of each of ``wanted``, or the name of the month, and no others.

    False says nothing: the number may be there in other words.
    """
    said = Counter(_NUMERAL.findall(target))
    lower = ""
    for one in wanted:
        digits = _WITH_COUNTER.fullmatch(one.text)
        if digits is None or one.kind is Kind.HOUR or not one.is_firm or one.readings != {int(digits[1])}:
            return False
        if said[digits[1]]:
            said[digits[1]] -= 1
            continue
        lower = lower or target.lower()
        names = _names_of_months(language).get(int(digits[1]), ()) if one.kind is Kind.MONTH else ()
        if not any(re.search(rf"{re.escape(name)}(?![^\W\d_])", lower) for name in names):
            return False
    return not any(said.values())


@cache
def _names_of_months(language: str) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = {}
    for name, month in month_names(language).items():
        found.setdefault(month, []).append(name)
    return found
