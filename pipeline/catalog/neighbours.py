"""Where in the old catalog an entry of the new template belongs, told by the entries that did not change."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polib

from pipeline.catalog.entries import key_of

__all__ = ["Gap", "gaps_of"]

MOST = 30
"""How many old entries of a gap are looked at: a gap may be the whole article, if it was written anew."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Between two unchanged neighbours. ``candidates`` are positions of old entries there, ascending.

    These are all of them, or the `MOST` around ``expected``, which is the position at which the entry itself would
    stand if nothing had been added or removed. ``alone`` tells whether it is the only new entry in the gap, with only
    one candidate.
    """

    candidates: Sequence[int]
    expected: int
    alone: bool

    def nearness(self, position: int) -> float:
        """1.0 for the expected position, less for those further away."""
        return 1 / (1 + abs(position - self.expected))


def gaps_of(
    template: Sequence[polib.POEntry],
    old: Sequence[polib.POEntry],
    changed: Sequence[int],
    candidates: Sequence[int],
) -> Mapping[int, Gap]:
    """The gaps of the positions ``changed`` of ``template``. ``candidates`` are positions of ``old``."""
    where = {key_of(entry): position for position, entry in enumerate(old) if not entry.obsolete}
    kept = [where.get(key_of(entry)) for entry in template]
    in_use = sorted(position for position in candidates if not old[position].obsolete)
    after: dict[int, tuple[int, int]] = {}
    wanted = frozenset(changed)
    last, distance = -1, 0
    for at, position in enumerate(kept):
        last, distance = (last, distance + 1) if position is None else (position, 0)
        if at in wanted:
            after[at] = (last, last + distance)
    following, before = len(old), {}
    for at in range(len(template) - 1, -1, -1):
        anchor = kept[at]
        following = following if anchor is None else anchor
        if at in wanted:
            before[at] = following
    bounds = {at: (after[at][0], before[at]) for at in changed}
    count: dict[tuple[int, int], int] = {}
    for bound in bounds.values():
        count[bound] = count.get(bound, 0) + 1
    result: dict[int, Gap] = {}
    for at, bound in bounds.items():
        expected = after[at][1]
        first, end = bisect_right(in_use, bound[0]), bisect_left(in_use, bound[1])
        middle = min(max(bisect_left(in_use, expected), first), end)
        there = in_use[max(first, middle - MOST // 2) : min(end, middle + MOST // 2)]
        result[at] = Gap(there, expected, alone=count[bound] == end - first == 1)
    return result
