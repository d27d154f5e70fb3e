"""A law of alignment: no chain of pairs scores higher than the one that is found, with any pair or without it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.alignment.chains import Grid, best_chain, windows

GAP = 3
tables = st.integers(0, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(-6, 9), min_size=columns, max_size=columns), min_size=0, max_size=4
    )
)


@given(tables, st.booleans(), st.lists(st.booleans(), min_size=8, max_size=8))
def test_no_chain_scores_higher(table, whole, follows):
    rows, columns = len(table), len(table[0]) if table else 0
    row_follows = [whole, *follows[1:4]][:rows]
    column_follows = [whole, *follows[4:7]][:columns]
    grid = Grid(
        lambda row, first, last: table[row][first : last + 1], GAP, row_follows, column_follows, ends=whole
    )

    links = best_chain(grid, windows(rows, columns, (), columns))

    found = [(link.row, link.column) for link in links]
    every = {chain: value(chain, table, grid) for chain in chains(rows, columns)}
    assert every[tuple(found)] == max(every.values())
    for link in links:
        without = max(score for chain, score in every.items() if (link.row, link.column) not in chain)
        assert link.margin == every[tuple(found)] - without


def chains(rows: int, columns: int) -> Iterator[tuple[tuple[int, int], ...]]:
    for size in range(min(rows, columns) + 1):
        for some in combinations(range(rows), size):
            for others in combinations(range(columns), size):
                yield tuple(zip(some, others, strict=True))


def value(chain: Sequence[tuple[int, int]], table: Sequence[Sequence[int]], grid: Grid) -> int:
    """The sum of the scores, less a gap for each place where a pair does not follow the one before at once."""
    rows, columns = len(table), len(table[0]) if table else 0
    total = sum(table[row][column] for row, column in chain)
    before = (-1, -1)
    for row, column in chain:
        at_once = (row, column) == (before[0] + 1, before[1] + 1)
        total -= 0 if at_once and grid.row_follows[row] and grid.column_follows[column] else GAP
        before = (row, column)
    at_end = (rows, columns) == (before[0] + 1, before[1] + 1)
    return total - (0 if at_end and grid.ends else GAP)
