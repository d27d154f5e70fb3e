"""How numbers that differ are told: dates as dates, and what belongs together side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checks.numbers.model import Kind, Number

__all__ = ["told"]

_WITHIN_DATE = re.compile(r"(?:st|nd|rd|th|er|º|ª|[.,])?\s*(?:of |de |d’|d'|من )?(?:the )?", re.IGNORECASE)
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What stands in a text for one or more numbers, and of what sort it is: ``date``, ``year`` or ``amount``."""

    text: str
    sort: str


def told(
    source: str,
    wanted: Sequence[Number],
    missing: Sequence[Number],
    target: str,
    said: Sequence[Number],
    others: Sequence[Number],
) -> str:
    """A sentence about the ``missing`` numbers of ``wanted``, and the ``others`` of ``said`` that match nothing.

    Where one of a sort is missing and one stands alone, each is told with the other. Places are code points of
    ``source`` and ``target``.
    """
    lacking = list({one.text: one for one in _phrases(source, wanted, missing)}.values())
    left = _phrases(target, said, others)
    pairs: list[tuple[_Phrase, _Phrase]] = []
    for sort in ("date", "year", "amount"):
        ours, theirs = ([one for one in some if one.sort == sort] for some in (lacking, left))
        if len(ours) == len(theirs) == 1:
            pairs += zip(ours, theirs, strict=True)
    if not pairs and len(lacking) == len(left) == 1:
        pairs = [(lacking[0], left[0])]
    lacking = [one for one in lacking if all(one is not ours for ours, _ in pairs)]
    left = [one for one in left if all(one is not theirs for _, theirs in pairs)]
    sentences = [f"the source says {ours.text}, the translation says {theirs.text}" for ours, theirs in pairs]
    listed = ", ".join(one.text for one in lacking)
    if len(lacking) == 1 and not left:
        sentences.append(f"the source says {listed}, the translation does not")
    elif lacking:
        verb = "is" if len(lacking) == 1 else "are"
        instead = f", which has {', '.join(one.text for one in left)}" if left else ""
        sentences.append(f"{listed} {verb} not in the translation{instead}")
    return "; ".join(sentences)


def _phrases(text: str, numbers: Sequence[Number], chosen: Sequence[Number]) -> list[_Phrase]:
    """The ``chosen`` of ``numbers`` as they are written, a day with its month."""
    spans: dict[tuple[int, int], str] = {}
    for one in chosen:
        partner = _rest_of_date(text, numbers, one)
        start = min(one.start, partner.start) if partner else one.start
        end = max(one.end, partner.end) if partner else one.end
        spans.setdefault((start, end), _sort(one))
    return [_Phrase(text[start:end], sort) for (start, end), sort in sorted(spans.items())]


def _rest_of_date(text: str, numbers: Sequence[Number], one: Number) -> Number | None:
    """The month of a day, or the day of a month, that stands beside it."""
    for first, second in pairwise(number for number in numbers if number.kind in (Kind.MONTH, Kind.DAY)):
        is_date = first.kind is not second.kind and _WITHIN_DATE.fullmatch(text, first.end, second.start)
        if is_date and one in (first, second):
            return second if one == first else first
    return None


def _sort(one: Number) -> str:
    if one.kind in (Kind.MONTH, Kind.DAY):
        return "date"
    is_decade = one.text.endswith("年代")
    is_year = one.kind is Kind.YEAR or is_decade or all(value in _YEARS for value in one.readings)
    return "year" if is_year else "amount"
