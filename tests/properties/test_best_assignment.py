"""A law of matching: no other way of giving each at most one brings more."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog.assignment import best_assignment

GAINS = st.sampled_from([0.125, 0.25, 0.5, 0.75, 1.0])
TABLES = st.dictionaries(st.integers(0, 6), st.dictionaries(st.integers(0, 5), GAINS, max_size=5), max_size=5)


def most(gains, left, taken):
    """The greatest sum for those from the one at ``left``."""
    if left == len(gains):
        return 0.0
    one = list(gains.values())[left]
    return max(
        most(gains, left + 1, taken),
        *(gain + most(gains, left + 1, taken | {right}) for right, gain in one.items() if right not in taken),
        0.0,
    )


@given(TABLES)
def test_nobody_could_be_served_better(gains):
    found = best_assignment(gains)

    assert len(set(found.values())) == len(found)
    assert sum(gains[left][right] for left, right in found.items()) == most(gains, 0, frozenset())
