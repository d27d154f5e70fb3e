"""Which numbers of a translation state which numbers of its source."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline.checks.numbers.hours import clock_readings
from pipeline.checks.numbers.model import Kind, Number

__all__ = ["may_replace", "states", "without_own"]

_SMALLEST_ROUNDED = 10_000
_MOST = 100
_VALUES: Mapping[Kind, range] = {
    Kind.YEAR: range(1000, 3000),
    Kind.MONTH: range(1, 13),
    Kind.DAY: range(1, 32),
    Kind.HOUR: range(0, 25),
}
"""What can be meant as a year, a month, a day or an hour: 35,000 stands in for none of them."""


def states(said: Number, wanted: Number) -> bool:
    """Whether ``said``, in the translation, is a way to say ``wanted``."""
    if wanted.kind is Kind.HOUR and said.kind is Kind.PLAIN:
        return not said.readings.isdisjoint(clock_readings(wanted.readings))
    if (
        wanted.kind is not Kind.PLAIN
        and said.kind is not wanted.kind
        and not (said.kind is Kind.PLAIN and said.is_firm)
    ):
        return False
    if said.kind is Kind.HOUR and wanted.kind is Kind.PLAIN:
        return not wanted.readings.isdisjoint(said.readings | clock_readings(said.readings))
    if not said.readings.isdisjoint(wanted.readings):
        return True
    return any(_is_rounded(one, other) for one in said.readings for other in wanted.readings)


def may_replace(said: Number, wanted: Number) -> bool:
    """Whether ``said`` may have been written where ``wanted`` was meant."""
    if wanted.kind in _VALUES and said.readings.isdisjoint(_VALUES[wanted.kind]):
        return False
    if Kind.PLAIN in (said.kind, wanted.kind) and said.kind is not wanted.kind:
        return wanted.is_firm and (wanted.kind is not Kind.PLAIN or said.kind is Kind.YEAR)
    is_year_added = wanted.kind is Kind.PLAIN and not wanted.is_firm and min(said.readings) >= 1900
    return said.kind is wanted.kind and not is_year_added


def without_own(wanted: Sequence[Number], said: Sequence[Number]) -> list[Number]:
    """Those of ``wanted`` that have no number of ``said`` for themselves, however the others are shared out.

    The 3 of "2 to 3 degrees" is not the 3 of 12月3日 if another number has been written there. A number that
    the source has several times may be said once; numbers of the same kind find each other first. In a text with
    more numbers than anybody could have mixed up, none is named.
    """
    if max(len(wanted), len(said)) > _MOST:
        return []
    places = sorted({(one.start, one.end) for one in said})
    at = {place: [one for one in said if (one.start, one.end) == place] for place in places}
    distinct = {(one.kind, one.readings): one for one in reversed(wanted)}
    options = [
        sorted(
            (place for place in places if any(states(other, one) for other in at[place])),
            key=lambda place: one.kind not in {other.kind for other in at[place]},
        )
        for one in distinct.values()
    ]
    taken: dict[tuple[int, int], int] = {}
    order = sorted(range(len(options)), key=lambda index: len(options[index]))
    alone = [index for index in order if not _takes(index, options, taken, set())]
    return [list(distinct.values())[index] for index in alone]


def _takes(
    index: int,
    options: Sequence[Sequence[tuple[int, int]]],
    taken: dict[tuple[int, int], int],
    tried: set[tuple[int, int]],
) -> bool:
    """Give ``index`` a place, moving others if need be (an augmenting path of bipartite matching)."""
    for place in options[index]:
        if place in tried:
            continue
        tried.add(place)
        if place not in taken or _takes(taken[place], options, taken, tried):
            taken[place] = index
            return True
    return False


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
