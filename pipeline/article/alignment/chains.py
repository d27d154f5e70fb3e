"""The best way to pair two sequences in order: a global alignment, and how sure each of its pairs is.

Needleman and Wunsch's dynamic programming with Gotoh's affine gaps (J. Mol. Biol. 48, 443, 1970, and 162, 705, 1982): a
gap costs the same however long it is, on one side or on both. It is run from both ends, so that for each pair
the best chain without it is known too.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Grid", "Link", "Window", "best_chain", "windows"]

NEVER = -(10**9)
"""A score that no chain reaches."""

Window = tuple[int, int]
"""The columns that are looked at, both included."""


@dataclass(frozen=True, slots=True)
class Link:
    """A pair of the best chain. ``margin`` is how much lower the best chain without it scores."""

    row: int
    column: int
    margin: int


@dataclass(frozen=True, slots=True)
class Grid:
    """What there is to choose from.

    ``score(row, first, last)`` gives the scores of a row with these columns, both included. ``gap`` is what it
    costs to leave something out between two pairs. Row ``r`` follows the one before without a gap if
    ``row_follows[r]``; the first one, if the chain is expected to begin there. Likewise the columns, and
    ``ends`` for the last of both.
    """

    score: Callable[[int, int, int], Sequence[int]]
    gap: int
    row_follows: Sequence[bool]
    column_follows: Sequence[bool]
    ends: bool


def windows(rows: int, columns: int, anchors: Sequence[tuple[int, int]], reach: int) -> tuple[Window, ...]:
    """For 0 to ``rows`` rows done, how many columns may be done: those near the line through ``anchors``.

    Of the anchors, which are pairs of a row and a column, the longest run counts that increases in both.
    ``reach`` is the distance in columns.
    """
    centres: list[int] = []
    for (top, left), (bottom, right) in pairwise([(0, 0), *_increasing(anchors), (rows, columns)]):
        height = bottom - top
        centres += [left + (right - left) * step // height for step in range(height)]
    centres.append(columns)
    after = [*centres[1:], columns]
    lows = [max(0, centre - reach) for centre in centres]
    highs = [min(columns, centre + reach) for centre in after]
    return tuple(zip(lows, highs, strict=True))


def _increasing(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that increases in both (patience sorting), row 0 aside."""
    ends: list[int] = []
    tops: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in sorted(pairs):
        if not pair[0]:
            continue
        at = bisect_left(ends, pair[1])
        before[pair] = tops[at - 1] if at else None
        ends[at : at + 1] = [pair[1]]
        tops[at : at + 1] = [pair]
    chain: list[tuple[int, int]] = []
    last = tops[-1] if tops else None
    while last:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def best_chain(grid: Grid, within: Sequence[Window]) -> tuple[Link, ...]:
    """The chain with the highest score, from first to last; the longer one of two that are as good.

    Time and memory are in proportion to the size of the windows.
    """
    strips = [_strip(grid, row, *around) for row, around in enumerate(pairwise(within))]
    columns = within[-1][1]
    there = _fill(strips, within, grid.gap, grid.row_follows, grid.column_follows)
    back = _fill(
        [_Strip(columns - strip.first - len(strip.scores), strip.scores[::-1]) for strip in strips[::-1]],
        [(columns - high, columns - low) for low, high in reversed(within)],
        grid.gap,
        [grid.ends, *grid.row_follows[:0:-1]],
        [grid.ends, *grid.column_follows[:0:-1]],
    )
    pairs = _trace(there, within, grid)
    return tuple(_with_margins(pairs, there, back, strips, within, grid.gap))


@dataclass(frozen=True, slots=True)
class _Strip:
    """The scores of a row from the column ``first`` on."""

    first: int
    scores: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Table:
    """For each number of rows done, and each number of columns in its window, the best scores so far.

    Of chains whose last pair is just there, and of all.
    """

    paired: list[list[int]]
    best: list[list[int]]


def _strip(grid: Grid, row: int, before: Window, after: Window) -> _Strip:
    first = max(before[0], after[0] - 1)
    last = min(before[1], after[1] - 1)
    return _Strip(first, grid.score(row, first, last) if first <= last else ())


def _fill(
    strips: Sequence[_Strip],
    within: Sequence[Window],
    gap: int,
    row_follows: Sequence[bool],
    column_follows: Sequence[bool],
) -> _Table:
    begins = not row_follows or not column_follows or (row_follows[0] and column_follows[0])
    width = within[0][1] - within[0][0] + 1
    table = _Table([[0 if begins else NEVER] + [NEVER] * (width - 1)], [[0] * width])
    for row, strip in enumerate(strips):
        low, high = within[row]
        paired, best = table.paired[row], table.best[row]
        next_low, next_high = within[row + 1]
        new_paired: list[int] = []
        new_best: list[int] = []
        so_far = NEVER
        for column in range(next_low - 1, next_high):
            here = NEVER
            at = column - strip.first
            if 0 <= at < len(strip.scores):
                before = column - low
                here = best[before] - gap
                if row_follows[row] and column_follows[column] and paired[before] > here:
                    here = paired[before]
                here += strip.scores[at]
            if low <= column + 1 <= high and best[column + 1 - low] > so_far:
                so_far = best[column + 1 - low]
            so_far = max(so_far, here)
            new_paired.append(here)
            new_best.append(so_far)
        table.paired.append(new_paired)
        table.best.append(new_best)
    return table


def _trace(there: _Table, within: Sequence[Window], grid: Grid) -> list[tuple[int, int]]:
    """The pairs of the best chain, by walking back from the end."""
    row, column = len(within) - 1, within[-1][1]
    at = column - within[row][0]
    in_pair = grid.ends and there.paired[row][at] >= there.best[row][at] - grid.gap
    pairs: list[tuple[int, int]] = []
    while row and column:
        at = column - within[row][0]
        if in_pair or there.paired[row][at] == there.best[row][at]:
            row, column = row - 1, column - 1
            pairs.append((row, column))
            at = column - within[row][0]
            follows = grid.row_follows[row] and grid.column_follows[column]
            in_pair = follows and there.paired[row][at] >= there.best[row][at] - grid.gap
        elif at and there.best[row][at - 1] == there.best[row][at]:
            column -= 1
        else:
            row -= 1
    return pairs[::-1]


def _with_margins(
    pairs: Sequence[tuple[int, int]],
    there: _Table,
    back: _Table,
    strips: Sequence[_Strip],
    within: Sequence[Window],
    gap: int,
) -> Iterator[Link]:
    for row, column in pairs:
        (low, high), (next_low, next_high) = within[row : row + 2]
        behind = len(strips) - row
        through = other = NEVER
        for one, score in enumerate(strips[row].scores, strips[row].first):
            total = there.paired[row + 1][one + 1 - next_low] + back.paired[behind][high - one] - score
            if one == column:
                through = total
            else:
                other = max(other, total)
        for done in range(next_low, min(high, next_high) + 1):
            skipped = there.best[row][done - low] + back.best[behind - 1][next_high - done] - gap
            other = max(other, skipped)
        yield Link(row, column, through - other)
