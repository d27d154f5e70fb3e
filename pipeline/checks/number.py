"""``number``: a number or date differs from the source.

2024年7月28日 may be "July 28, 2024", "28 July 2024", "2024. 7. 28." or "٢٨ يوليو ٢٠٢٤"; 1億2000万 may be
"120 million"; 第3回 may be "the third". What is compared is the value. The order of the numbers does not
matter, and a number that the source has twice may be said once; what a translator adds (a year, to be
clear) is not looked at on its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.checks.numbers import Kind, Number, read_numbers, reads_words
from pipeline.checks.numbers.telling import told
from pipeline.checks.pair import Finding, Pair

__all__ = ["check"]

_OTHER_YEAR = re.compile("[昨翌前同今来]年|当時|以来")
_LARGEST_SPELLED = 100
_SMALLEST_ROUNDED = 10_000
_VALUES: Mapping[Kind, range] = {
    Kind.YEAR: range(1000, 3000),
    Kind.MONTH: range(1, 13),
    Kind.DAY: range(1, 32),
}
"""What can be meant as a year, a month or a day: 35,000 stands in for none of them."""


def check(pair: Pair) -> Iterator[Finding]:
    """One finding, which names all that the translation states differently or not at all."""
    wanted = read_numbers(pair.source_text, pair.source_language)
    if not wanted:
        return
    said = read_numbers(pair.target_text, pair.language)
    missing = _missing(pair, wanted, said)
    if missing:
        others = [one for one in said if one.is_firm and not _explains_any(wanted, one)]
        yield Finding(told(pair.source, wanted, missing, pair.target, said, others))


def _missing(pair: Pair, wanted: Sequence[Number], said: Sequence[Number]) -> list[Number]:
    """The numbers of the source that are surely not said, or that another surely stands in for."""
    unexplained = [one for one in said if one.is_firm and not _explains_any(wanted, one)]
    missing: list[Number] = []
    for one in wanted:
        is_said = any(_states(other, one) for other in said)
        if is_said and not (unexplained and _is_said_less_often(wanted, said, one, pair)):
            continue
        instead = next((other for other in unexplained if _may_replace(other, one)), None)
        is_wanted = one.is_firm and not is_said and not _may_be_in_words(one, pair.language)
        if is_wanted or (instead and (instead.kind is Kind.PLAIN or is_said)):
            missing.append(one)
            if instead:
                unexplained.remove(instead)
    return missing


def _may_be_in_words(wanted: Number, language: str) -> bool:
    """Whether a number may be spelled out in a language whose number words are not known here."""
    return (
        wanted.kind is Kind.PLAIN and max(wanted.readings) <= _LARGEST_SPELLED and not reads_words(language)
    )


def _states(said: Number, wanted: Number) -> bool:
    """Whether ``said``, in the translation, is a way to say ``wanted``."""
    if (
        wanted.kind is not Kind.PLAIN
        and said.kind is not wanted.kind
        and not (said.kind is Kind.PLAIN and said.is_firm)
    ):
        return False
    if not said.readings.isdisjoint(wanted.readings):
        return True
    return any(_is_rounded(one, other) for one in said.readings for other in wanted.readings)


def _is_said_less_often(wanted: Sequence[Number], said: Sequence[Number], one: Number, pair: Pair) -> bool:
    """Whether a number that the source repeats is repeated less in the translation.

    No defect, unless a number that the source lacks stands there instead; 昨年 may have become such a year.
    """
    if _OTHER_YEAR.search(pair.source):
        return False
    times = len(
        {other.start for other in wanted if other.readings == one.readings and other.kind is one.kind}
    )
    stated = len({other.start for other in said if _states(other, one)})
    return stated < times


def _is_rounded(said: Decimal, wanted: Decimal) -> bool:
    """1億2345万 may be "123 million": rounded to two digits or more."""
    if said < _SMALLEST_ROUNDED or wanted < _SMALLEST_ROUNDED:
        return False
    digits = len(said.normalize().as_tuple().digits)
    if digits < 2 or digits >= len(wanted.normalize().as_tuple().digits):
        return False
    return wanted.scaleb(-wanted.adjusted()).quantize(Decimal(1).scaleb(1 - digits)) == said.scaleb(
        -wanted.adjusted()
    )


def _explains_any(wanted: Sequence[Number], said: Number) -> bool:
    """Whether ``said`` states a number of the source, exactly or rounded."""
    return any(_states(said, one) for one in wanted)


def _may_replace(said: Number, wanted: Number) -> bool:
    """Whether ``said`` may have been written where ``wanted`` was meant."""
    if wanted.kind in _VALUES and said.readings.isdisjoint(_VALUES[wanted.kind]):
        return False
    if Kind.PLAIN in (said.kind, wanted.kind) and said.kind is not wanted.kind:
        return wanted.is_firm and (wanted.kind is not Kind.PLAIN or said.kind is Kind.YEAR)
    is_year_added = wanted.kind is Kind.PLAIN and not wanted.is_firm and min(said.readings) >= 1900
    return said.kind is wanted.kind and not is_year_added
