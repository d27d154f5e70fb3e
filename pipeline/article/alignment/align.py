"""Which text of an existing translation belongs to which unit of an article.

Both are read as sequences of `pieces`, and the best chain of pairs through them is found: by shape, by length,
and by what translators leave as it is (`invariants`, weighed by `likeness`). What the chain leaves out on both
sides is tried again, for sections that were moved. What has a name, such as a key of the front matter, is
paired by it.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.article.alignment.chains import Grid, Window, best_chain, windows
from pipeline.article.alignment.likeness import BIT, Likeness
from pipeline.article.alignment.pieces import Piece, body_pieces, named_pieces
from pipeline.article.model import Article, Unit

__all__ = ["SURE", "Alignment", "Pair", "align"]

SURE = 0.9
"""The confidence from which a pair needs nobody's eye."""

_DOUBTFUL = 0.5
"""That of a pair that something speaks against."""

# The scores are those of `Likeness`. Measured on editions of this repository's articles and of 50 others, with texts
# dropped, added, joined, and sections moved.

_GAP = 7 * BIT
"""How unlikely it is that a translator left something out, or put something in, at a given place."""
_GAP_IN_SAME_OUTLINE = 24 * BIT

_GAP_BEFORE_MOVED = 10 * BIT
_HANDICAP_OF_MOVED = 2 * BIT
"""Of each pair: so that no long run of texts that have nothing but their lengths in common is found."""
_DOUBT_OF_MOVED = 4 * BIT
_ROUNDS = 12

_TOLERATED = 6 * BIT
"""By how much a pair's invariants may differ; what comes near to it makes the pair unsure."""

_AROUND = 12
_MOST_FROM_ONE = 6
_ENOUGH_TO_JUDGE = 6
_LEAST_SHARE = 0.4
"""The share of links, code, images, footnotes and long numbers that texts and their translations have in common, in
this many pairs to both sides of one, if there are enough."""

_CELLS = 400_000
"""How many pairs are looked at, about, if there are more: those near a line through the surest ones."""
_REACH = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit and what translates it. ``line`` of the translation counts from 1, ``confidence`` is from 0 to 1."""

    unit: Unit
    text: str
    line: int
    confidence: float

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to look at it."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in the order of the article, and what is left over: its units, and those of the translation.

    ``is_supported`` is whether the bodies of the two agree. If not, one may translate another article, and what was
    paired by its name, such as the title, is not sure.
    """

    pairs: tuple[Pair, ...]
    untranslated: tuple[Unit, ...]
    added: tuple[Unit, ...]
    is_supported: bool


def align(article: Article, translation: Article) -> Alignment:
    """Pair the units of an article with the texts of its translation, which was segmented by the same conventions.

    Each unit and each text is in one pair at most. The time is in proportion to the length of the articles.
    """
    rows, columns = body_pieces(article), body_pieces(translation)
    body = _matches(rows, columns)
    sure = sum(pair.confidence >= SURE for pair in body)
    is_supported = 2 * sure >= len(body) and (sure > 0 or not (rows or columns))
    most = 1.0 if is_supported else _DOUBTFUL
    names, others = named_pieces(article), named_pieces(translation)
    named = (pair for name in names for pair in _named(names[name], others.get(name, ()), most))
    pairs = [*named, *body]

    used = {id(pair.column.unit) for pair in pairs}
    place = {id(unit): number for number, unit in enumerate(article.units)}
    found = [
        Pair(pair.row.unit, pair.column.text, pair.column.line, pair.confidence)
        for pair in pairs
        if pair.row.unit and pair.column.text
    ]
    paired = {id(pair.unit) for pair in found}
    return Alignment(
        pairs=tuple(sorted(found, key=lambda pair: place[id(pair.unit)])),
        untranslated=tuple(unit for unit in article.units if id(unit) not in paired),
        added=tuple(unit for unit in translation.units if id(unit) not in used),
        is_supported=is_supported,
    )


@dataclass(frozen=True, slots=True)
class _Match:
    row: Piece
    column: Piece
    confidence: float


def _named(rows: Sequence[Piece], columns: Sequence[Piece], confidence: float) -> list[_Match]:
    """Texts with the same name: one by one if there are as many, as is the rule; else none is sure."""
    if len(rows) == len(columns):
        return [_Match(row, column, confidence) for row, column in zip(rows, columns, strict=True)]
    return [
        _Match(pair.row, pair.column, min(pair.confidence, _DOUBTFUL)) for pair in _matches(rows, columns)
    ]


def _matches(rows: Sequence[Piece], columns: Sequence[Piece]) -> list[_Match]:
    """Texts that have nothing but their place and what they say."""
    likeness = Likeness(rows, columns)
    found: dict[int, tuple[int, float]] = {}
    free_rows, free_columns = list(range(len(rows))), list(range(len(columns)))
    same = likeness.same_outline() and not _among_strangers(likeness, [*enumerate(range(len(rows)))])
    for number in range(_ROUNDS):
        gap = _GAP_BEFORE_MOVED if number else _GAP_IN_SAME_OUTLINE if same else _GAP
        links = list(_chain(likeness, free_rows, free_columns, gap, moved=number > 0))
        found |= {row: (column, confidence) for row, column, confidence in links}
        free_rows = _without(free_rows, (row for row, _, _ in links))
        free_columns = _without(free_columns, (column for _, column, _ in links))
        if not (links and free_rows and free_columns):
            break
    left = ({*free_rows}, {*free_columns})
    pairs = [(row, column) for row, (column, _) in sorted(found.items())]
    strange = {*found} if _are_strangers(likeness, pairs) else _among_strangers(likeness, pairs)
    return [
        _Match(
            rows[row],
            columns[column],
            min(
                found[row][1],
                _DOUBTFUL if row in strange or _holds_more(likeness, row, column, left) else 1.0,
            ),
        )
        for row, column in pairs
    ]


def _among_strangers(likeness: Likeness, pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The rows around which links, code and the like mostly differ from those of the translation.

    Then it translates something else, or an older text, however alike the structures are.
    """
    firm = [(likeness.firm(0, row), likeness.firm(1, column)) for row, column in pairs]
    shared = [min(len(one & other), _MOST_FROM_ONE) for one, other in firm]
    either = [min(len(one | other), _MOST_FROM_ONE) for one, other in firm]
    found: set[int] = set()
    for place, (row, _) in enumerate(pairs):
        around = slice(max(0, place - _AROUND), place + _AROUND + 1)
        if _is_strange(sum(shared[around]), sum(either[around])):
            found.add(row)
    return found


def _are_strangers(likeness: Likeness, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether that is so for the two articles as a whole, what is in no pair included.

    One of them may well be shorter than the other.
    """
    shared = sum(len(likeness.firm(0, row) & likeness.firm(1, column)) for row, column in pairs)
    every = (sum(len(likeness.firm(side, at)) for at in range(len(likeness.known[side]))) for side in (0, 1))
    return _is_strange(shared, min(every))


def _is_strange(shared: int, every: int) -> bool:
    return every >= _ENOUGH_TO_JUDGE and shared < every * _LEAST_SHARE


def _holds_more(
    likeness: Likeness, row: int, column: int, left: tuple[Container[int], Container[int]]
) -> bool:
    """Whether one of the two seems to hold a neighbour too, such as two list items made into one."""
    alone = likeness.together([row], [column])
    wider = [
        *(([row, near], [column]) for near in _neighbours(likeness, 0, row, left[0])),
        *(([row], [column, near]) for near in _neighbours(likeness, 1, column, left[1])),
    ]
    return any(likeness.together(rows, columns) > alone for rows, columns in wider)


def _neighbours(likeness: Likeness, side: int, place: int, left: Container[int]) -> Iterator[int]:
    """Those of the texts beside a place that are in no pair, and that a translator may have joined with it."""
    return (
        near for near in (place - 1, place + 1) if near in left and likeness.is_joinable(side, place, near)
    )


def _without(numbers: Iterable[int], gone: Iterable[int]) -> list[int]:
    left = set(gone)
    return [number for number in numbers if number not in left]


def _chain(
    likeness: Likeness, rows: Sequence[int], columns: Sequence[int], gap: int, *, moved: bool
) -> Iterator[tuple[int, int, float]]:
    """The best chain through some rows and columns, as pairs of them with a confidence."""
    handicap = _HANDICAP_OF_MOVED if moved else 0

    def score(row: int, first: int, last: int) -> Sequence[int]:
        return [one - handicap for one in likeness.score(rows[row], columns[first : last + 1])]

    grid = Grid(score, gap, _follows(rows, moved), _follows(columns, moved), ends=not moved)
    for link in best_chain(grid, _near_anchors(likeness, rows, columns)):
        row, column = rows[link.row], columns[link.column]
        margin = link.margin - _DOUBT_OF_MOVED if moved else link.margin
        yield row, column, _confidence(min(margin, _TOLERATED + likeness.evidence(row, column)))


def _follows(numbers: Sequence[int], moved: bool) -> list[bool]:
    return [not moved, *(after == before + 1 for before, after in pairwise(numbers))]


def _near_anchors(likeness: Likeness, rows: Sequence[int], columns: Sequence[int]) -> tuple[Window, ...]:
    """Everything, if that is not too much."""
    reach = max(_REACH, _CELLS // (2 * max(len(rows), len(columns), 1)))
    if reach >= len(columns):
        return windows(len(rows), len(columns), (), len(columns))
    row_at = {row: at for at, row in enumerate(rows)}
    column_at = {column: at for at, column in enumerate(columns)}
    anchors = [
        (row_at[row], column_at[column])
        for row, column in likeness.anchors()
        if row in row_at and column in column_at
    ]
    return windows(len(rows), len(columns), anchors, reach)


def _confidence(points: int) -> float:
    """The probability of what is so many eighths of a bit more likely than anything else."""
    odds: float = 2.0 ** (min(points, 30 * BIT) / BIT)
    return odds / (1 + odds)
