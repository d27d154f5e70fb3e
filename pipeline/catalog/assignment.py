"""Who gets what, so that everybody together is served best: the assignment problem, for the few pairs that fit."""

from collections.abc import Mapping
from heapq import heappop, heappush
from math import inf

__all__ = ["best_assignment"]


def best_assignment(gains: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """For numbers on the left, numbers on the right: each at most once, with the greatest sum of gains.

    ``gains`` has for the left ones the gain, above 0, of each right one that they may get. Right ones are not
    negative. Who gets nothing is not in the result. Between equal sums, who comes first in ``gains`` gets what comes
    first there.

    The shortest augmenting paths of Jonker and Volgenant, with prices (dual variables) that keep every edge's reduced
    cost from being negative. A path visits only those who compete with each other.
    """
    first = {left: max(rights, key=rights.__getitem__) for left, rights in gains.items() if rights}
    if len(set(first.values())) == len(first):
        return first  # everybody gets what they like best
    found = _Assignment()
    for left, rights in gains.items():
        found.add(left, rights)
    return {left: right for left, right in found.given.items() if right >= 0}


class _Assignment:
    """A best assignment that grows by one on the left at a time.

    Who gets nothing gets a right one of their own, which is below 0.
    """

    def __init__(self) -> None:
        """Nobody is there yet."""
        self.given: dict[int, int] = {}
        self._owner: dict[int, int] = {}
        self._costs: dict[int, dict[int, float]] = {}
        self._prices: dict[int, float] = {}
        self._worth: dict[int, float] = {}

    def add(self, left: int, gains: Mapping[int, float]) -> None:
        """Serve one more."""
        self._costs[left] = {right: -gain for right, gain in gains.items()} | {-1 - left: 0.0}
        self._worth[left] = min(
            cost - self._prices.get(right, 0.0) for right, cost in self._costs[left].items()
        )
        free, via, distances = self._shortest_path(left)
        for right, distance in distances.items():
            self._prices[right] = self._prices.get(right, 0.0) - (distances[free] - distance)
            if right in self._owner:
                self._worth[self._owner[right]] += distances[free] - distance
        self._worth[left] += distances[free]
        self._pass_on(free, via, left)

    def _shortest_path(self, left: int) -> tuple[int, dict[int, int], dict[int, float]]:
        """The nearest right one that nobody has, who each is reached from, and the distances of those passed."""
        reached: dict[int, float] = {}
        via: dict[int, int] = {}
        passed: dict[int, float] = {}
        waiting: list[tuple[float, int, int]] = []
        current, distance = left, 0.0
        while True:
            for right, cost in self._costs[current].items():
                if right not in passed:
                    new = distance + cost - self._worth[current] - self._prices.get(right, 0.0)
                    if new < reached.get(right, inf):
                        reached[right] = new
                        via[right] = current
                        heappush(waiting, (new, len(via), right))
            distance, _, right = heappop(waiting)
            while right in passed:
                distance, _, right = heappop(waiting)
            passed[right] = distance
            if right not in self._owner:
                return right, via, passed
            current = self._owner[right]

    def _pass_on(self, free: int, via: Mapping[int, int], left: int) -> None:
        """Everybody on the path takes the next right one."""
        right, owner = free, -1
        while owner != left:
            owner = via[right]
            self._owner[right] = owner
            before = self.given.get(owner, right)
            self.given[owner] = right
            right = before
