"""How likely it is that a piece of an article and a piece of a translation belong together.

Scores are in eighths of a bit: the logarithm of how much more likely what the two have in common, and what
only one of them has, is in a text and its translation than in any two texts of these articles. What is rare
says much, what is everywhere nothing; what occurs in one language only (a month's name) is left out.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from pipeline.article.alignment.invariants import Invariant, Sort
from pipeline.article.alignment.pieces import Piece, Shape
from pipeline.article.markdown.bare_urls import BARE_URL

__all__ = ["BIT", "Likeness"]

BIT = 8

_IMPOSSIBLE = -100 * BIT
_WORST = -12 * BIT
_MOST_AGREEMENT = 20 * BIT
_MOST_CONTRADICTION = 10 * BIT
_MOST_OF_ONE = 8 * BIT

_COSTS = {
    Sort.CODE: 3.0,
    Sort.LINK: 3.0,
    Sort.IMAGE: 3.0,
    Sort.FOOTNOTE: 3.0,
    Sort.IDENTIFIER: 2.0,
    Sort.TAG: 1.5,
    Sort.NUMBER: 0.75,
    Sort.WORD: 0.5,
    Sort.SYMBOL: 0.5,
    Sort.MARKUP: 0.25,
}
"""What it costs, in bits, that only one of two texts has an invariant: how seldom a translator drops or adds it."""
_COST_OF_A_LONG_NUMBER = 1.5
_KEPT_ALWAYS = frozenset((Sort.CODE, Sort.LINK, Sort.IMAGE, Sort.FOOTNOTE))

_SPREAD = 0.55
"""The standard deviation of the binary logarithm of a translation's length, relative to its source's."""
_WORST_LENGTH = 5.0
_STEPS = 16

_FOLLOWING = 2
"""How many texts after a heading tell what it is about: sections are moved and left out as a whole."""

_HEADING = re.compile(r"h[1-6]")


class Likeness:
    """Scores the pairs of two sequences of pieces: rows are of the article, columns of the translation."""

    def __init__(self, rows: Sequence[Piece], columns: Sequence[Piece]) -> None:
        self.known = _kept(rows, columns)
        self.weights = _weights(self.known)
        self.costs = tuple([sum(map(_cost, one)) for one in side] for side in self.known)
        self.having: dict[Invariant, list[int]] = defaultdict(list)
        for column, invariants in enumerate(self.known[1]):
            for one in invariants:
                self.having[one].append(column)
        self.shapes = tuple([piece.shape for piece in side] for side in (rows, columns))
        counts = Counter([*self.shapes[0], *self.shapes[1]])
        self.rarity = {shape: _rarity(count / 2, len(rows) + len(columns)) for shape, count in counts.items()}
        self.kinships: dict[Shape, dict[Shape, int]] = {}
        self.sizes = _sizes(rows, columns)
        self.lengths = tuple(
            [round(_STEPS * _logarithm(size)) if size else 0 for size in side] for side in self.sizes
        )
        self.by_difference = [_length_score(step / _STEPS) for step in range(16 * _STEPS)]

    def score(self, row: int, columns: Iterable[int]) -> Sequence[int]:
        """The scores of a row with some columns, in their order."""
        scores: list[int] = []
        kinships = self._kinships(row)
        shared = self._shared(row)
        length = self.lengths[0][row]
        for column in columns:
            kinship = kinships[self.shapes[1][column]]
            if kinship == _IMPOSSIBLE:
                scores.append(_IMPOSSIBLE)
                continue
            other = self.lengths[1][column]
            near = self.by_difference[abs(length - other)] if length and other else 0
            agreed, spared = shared.get(column, _NOTHING)
            score = kinship + near + self._evidence(row, column, agreed, spared)
            scores.append(max(score, _WORST))
        return scores

    def evidence(self, row: int, column: int) -> int:
        """What the invariants alone say: negative if they differ more than they agree."""
        return self._evidence(row, column, *self._shared(row).get(column, _NOTHING))

    def firm(self, side: int, place: int) -> frozenset[Invariant]:
        """What a piece of a side, 0 or 1, has of the invariants that translators hardly ever touch."""
        return frozenset(filter(_is_firm, self.known[side][place]))

    def together(self, rows: Iterable[int], columns: Iterable[int]) -> int:
        """What some rows, taken as one text, are worth with some columns: by length and invariants."""
        sizes, known = [], []
        for side, numbers in enumerate((tuple(rows), tuple(columns))):
            sizes.append(sum(self.sizes[side][number] for number in numbers))
            known.append(frozenset[Invariant]().union(*(self.known[side][number] for number in numbers)))
        agreed = sum(self.weights[one] for one in known[0] & known[1])
        contradiction = sum(map(_cost, known[0] ^ known[1]))
        return _length_score(_logarithm(sizes[0]) - _logarithm(sizes[1])) + _bounded(agreed, contradiction)

    def is_joinable(self, side: int, one: int, other: int) -> bool:
        """Whether two pieces of a side, 0 or 1, are texts of the same shape, which a translator may have joined."""
        shapes = self.shapes[side]
        return shapes[one] == shapes[other] and self.sizes[side][one] > 0

    def same_outline(self) -> bool:
        """Whether both sequences have the same shapes all along."""
        return self.shapes[0] == self.shapes[1]

    def anchors(self) -> list[tuple[int, int]]:
        """Pairs that are the only ones to have certain rare invariants, in any order."""
        found: list[tuple[int, int]] = []
        places = [_only_places(side) for side in self.known]
        for invariants, row in places[0].items():
            column = places[1].get(invariants)
            if column is not None and sum(map(self.weights.__getitem__, invariants)) >= _MOST_OF_ONE:
                found.append((row, column))
        return found

    def _evidence(self, row: int, column: int, agreed: int, spared: int) -> int:
        contradiction = self.costs[0][row] + self.costs[1][column] - 2 * spared
        return _bounded(agreed, contradiction)

    def _shared(self, row: int) -> Mapping[int, tuple[int, int]]:
        """For columns that have something in common with the row: what it is worth, and what it would have cost."""
        found: dict[int, tuple[int, int]] = {}
        for one in self.known[0][row]:
            weight, cost = self.weights[one], _cost(one)
            for column in self.having.get(one, ()):
                agreed, spared = found.get(column, _NOTHING)
                found[column] = (agreed + weight, spared + cost)
        return found

    def _kinships(self, row: int) -> Mapping[Shape, int]:
        """What the shape of a row is worth with each shape of the columns."""
        shape = self.shapes[0][row]
        if shape not in self.kinships:
            self.kinships[shape] = {
                other: self.rarity[shape] if shape == other else _kinship(shape, other)
                for other in dict.fromkeys(self.shapes[1])
            }
        return self.kinships[shape]


_NOTHING = (0, 0)


def _kept(rows: Sequence[Piece], columns: Sequence[Piece]) -> tuple[list[frozenset[Invariant]], ...]:
    """The invariants of both sides without those of one side that a translator may well have put in other words."""
    sides = [[_invariants(side, at) for at in range(len(side))] for side in (rows, columns)]
    common = frozenset().union(*sides[0]) & frozenset().union(*sides[1])
    return tuple([frozenset(one for one in each if _counts(one, common)) for each in side] for side in sides)


def _invariants(side: Sequence[Piece], at: int) -> frozenset[Invariant]:
    """Those of a piece; a heading, which seldom has any, is known by the texts that follow it, too."""
    own = side[at].invariants
    if _role(side[at].shape) != "heading":
        return own
    following = takewhile(lambda piece: _role(piece.shape) != "heading", side[at + 1 : at + 1 + _FOLLOWING])
    return own.union(*(piece.invariants for piece in following))


def _counts(one: Invariant, common: frozenset[Invariant]) -> bool:
    return one in common or _is_firm(one)


def _is_firm(one: Invariant) -> bool:
    return one[0] in _KEPT_ALWAYS or _is_long_number(one)


def _is_long_number(one: Invariant) -> bool:
    return one[0] is Sort.NUMBER and len(one[1]) >= 4


def _cost(one: Invariant) -> int:
    return round(BIT * (_COST_OF_A_LONG_NUMBER if _is_long_number(one) else _COSTS[one[0]]))


def _weights(known: Iterable[Sequence[frozenset[Invariant]]]) -> Mapping[Invariant, int]:
    sides = list(known)
    counts = Counter(one for side in sides for invariants in side for one in invariants)
    total = sum(map(len, sides))
    return {one: min(_rarity(count / 2, total), _MOST_OF_ONE) for one, count in counts.items()}


def _rarity(count: float, total: int) -> int:
    """The information in something that ``count`` of half of ``total`` pieces have."""
    return max(1, round(BIT * math.log2(max(total / 2, 2) / max(count, 1))))


def _only_places(side: Sequence[frozenset[Invariant]]) -> Mapping[frozenset[Invariant], int]:
    counts = Counter(side)
    return {one: place for place, one in enumerate(side) if one and counts[one] == 1}


def _bounded(agreed: int, contradiction: int) -> int:
    """So that no single link outweighs everything else that is known."""
    return min(agreed, _MOST_AGREEMENT) - min(contradiction, _MOST_CONTRADICTION)


def _kinship(one: Shape, other: Shape) -> int:
    """What two different shapes are worth."""
    roles = _role(one), _role(other)
    if roles[0] != roles[1]:
        return _IMPOSSIBLE if {"code", "html"} & {*roles} else -10 * BIT
    return {"text": -3, "heading": -3, "cell": -5}.get(roles[0], -2) * BIT


def _role(shape: Shape) -> str:
    name = shape[-1] if shape else ""
    if _HEADING.fullmatch(name):
        return "heading"
    if name.startswith(("th ", "td ")):
        return "cell"
    if name.startswith(("fence", "code_block", "math_block")):
        return "code"
    if name.startswith("html_block"):
        return "html"
    return name if name.endswith(" title") else "text"


def _sizes(rows: Sequence[Piece], columns: Sequence[Piece]) -> tuple[list[float], ...]:
    """The lengths of the texts, brought to the same scale; 0 for what is no text."""
    sizes = [[float(len(BARE_URL.sub("", piece.text))) for piece in side] for side in (rows, columns)]
    scale = max(sum(sizes[1]), 1) / max(sum(sizes[0]), 1)
    return ([size * scale for size in sizes[0]], sizes[1])


def _logarithm(size: float) -> float:
    """Of a length; the few characters that are added make short texts less different."""
    return math.log2(size + 4)


def _length_score(difference: float) -> int:
    return round(BIT * max(1.0 - 0.72 * (difference / _SPREAD) ** 2, -_WORST_LENGTH))
