"""What an edit did to the units of an article, told without the similarity that merging goes by.

Two judges, since neither is right alone:

`by_place` looks at nothing but git's diff. Where a place of it holds one old unit and one new, of the same kind, they
are forms of each other; a unit in a place where nothing was removed is wholly new.

`by_words` looks at the content words (SudachiPy's morphemes without particles, auxiliaries and signs) that two
texts have in common in the same order. Within a place of the diff, units are aligned without crossing, so that as
many words as possible are common; then splits, joins and moves are looked for. A unit is wholly new that shares
few words with every removed one.

What is neither an edit nor new to a judge is left out of its figures, and counted.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from histories import Hunk
from rapidfuzz.distance import LCSseq
from sudachipy import Dictionary, SplitMode, Tokenizer

from pipeline.article import Article, Unit, UnitKey

__all__ = ["Judgement", "by_place", "by_words"]

EDITED = 0.5
"""Share of the content words of the shorter text that an edit leaves, for two texts in one place."""

MOVED = 0.6
"""The same of both texts together, for two in different places."""

NEW = 0.3
"""Share of common words below which two texts have nothing to do with each other."""

FEW = 5
"""Content words up to which half of a text proves nothing: then it must be half of both texts together."""

LONGEST = 10_000
"""Code points given to Sudachi at once."""

_GRAMMAR = {"助詞", "助動詞", "補助記号", "記号", "空白"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of the units that the old article did not have: what they are edited forms of, and which are wholly new.

    ``edited`` has for each edited unit every old unit whose translation helps. ``unclear`` is how many units are
    neither.
    """

    edited: Mapping[UnitKey, frozenset[UnitKey]]
    new: frozenset[UnitKey]
    unclear: int


@dataclass(slots=True)
class _Place:
    """A place of the diff with the changed units in it, in order. Diffs that share a unit are one place."""

    old: dict[UnitKey, Unit] = field(default_factory=dict)
    new: dict[UnitKey, Unit] = field(default_factory=dict)


def by_place(old: Article, new: Article, hunks: Sequence[Hunk]) -> Judgement:
    """Judge by where the units stand."""
    edited: dict[UnitKey, frozenset[UnitKey]] = {}
    fresh: set[UnitKey] = set()
    places = _places(old, new, hunks)
    for place in places:
        kinds = [[unit.kind for unit in units.values()] for units in (place.old, place.new)]
        if not place.old:
            fresh.update(place.new)
        elif len(place.old) == 1 and kinds[0] == kinds[1]:
            edited |= {now: frozenset(place.old) for now in place.new}
    return _judgement(edited, fresh, old, new)


def by_words(old: Article, new: Article, hunks: Sequence[Hunk]) -> Judgement:
    """Judge by the words that are left."""
    places = _places(old, new, hunks)
    edited: dict[UnitKey, frozenset[UnitKey]] = {}
    for place in places:
        edited |= _aligned(list(place.old), list(place.new))
    gone = _changed(old, new)
    fresh: set[UnitKey] = set()
    for key in _changed(new, old):
        shares = {other: _shares(other, key) for other in gone}
        if key not in edited:
            moved = [other for other, (_, both, _) in shares.items() if both >= MOVED]
            if moved:
                edited[key] = frozenset([max(moved, key=lambda other: shares[other][1])])
            elif all(shorter < NEW for shorter, _, _ in shares.values()):
                fresh.add(key)
        if key in edited:  # another that leaves as many words serves as well
            most = max(shares[other][2] for other in edited[key] if other in shares)
            edited[key] |= {
                other for other, (_, both, common) in shares.items() if common >= most and both >= EDITED
            }
    return _judgement(edited, fresh, old, new)


def _judgement(
    edited: Mapping[UnitKey, frozenset[UnitKey]], fresh: set[UnitKey], old: Article, new: Article
) -> Judgement:
    return Judgement(
        edited, frozenset(fresh - edited.keys()), len(_changed(new, old) - edited.keys() - fresh)
    )


def _changed(article: Article, other: Article) -> dict[UnitKey, None].keys:  # type: ignore[name-defined]
    there = {unit.key for unit in other.units}
    return dict.fromkeys(unit.key for unit in article.units if unit.key not in there).keys()


def _places(old: Article, new: Article, hunks: Sequence[Hunk]) -> list[_Place]:
    gone, come = _changed(old, new), _changed(new, old)
    places: list[_Place] = []
    for hunk in hunks:
        place = _Place(_within(old, hunk.old, gone), _within(new, hunk.new, come))
        for other in [one for one in places if one.old.keys() & place.old or one.new.keys() & place.new]:
            places.remove(other)
            place = _Place(other.old | place.old, other.new | place.new)
        places.append(place)
    return places


def _within(article: Article, lines: range, keys: object) -> dict[UnitKey, Unit]:
    """The units among ``keys`` that have text in one of the lines, or on both sides of where lines were put in."""
    lines = lines or range(lines.start, lines.start + 2)
    found: dict[UnitKey, Unit] = {}
    for unit in article.units:
        if unit.key in keys:  # type: ignore[operator]
            last = unit.line + len(article.text[unit.spans[0].start : unit.spans[-1].end].split("\n")) - 1
            if unit.line < lines.stop and last >= lines.start:
                found.setdefault(unit.key, unit)
    return found


def _aligned(old: Sequence[UnitKey], new: Sequence[UnitKey]) -> Mapping[UnitKey, frozenset[UnitKey]]:
    """For units of one place, the old ones they come from: a chain with most common words, then splits and joins."""
    shares = {(was, now): _shares(was, now) for was in old for now in new}
    related = {
        pair
        for pair, (shorter, both, _) in shares.items()
        if both >= EDITED
        or (shorter >= EDITED and min(map(len, map(_words, (pair[0][1], pair[1][1])))) > FEW)
    }
    best: list[list[tuple[float, tuple[tuple[UnitKey, UnitKey], ...]]]] = [[(0.0, ())] * (len(new) + 1)]
    for was in old:
        row: list[tuple[float, tuple[tuple[UnitKey, UnitKey], ...]]] = [(0.0, ())]
        for at, now in enumerate(new):
            choices = [best[-1][at + 1], row[at]]
            if (was, now) in related:
                total, chain = best[-1][at]
                choices.append((total + shares[was, now][2] + shares[was, now][1], (*chain, (was, now))))
            row.append(max(choices, key=lambda one: one[0]))
        best.append(row)
    found = {now: {was} for was, now in best[-1][-1][1]}
    paired = {was for others in found.values() for was in others}
    for was, now in sorted(related, key=lambda pair: -shares[pair][2]):
        if now not in found or was not in paired:
            found.setdefault(now, set()).add(was)
    return {now: frozenset(others) for now, others in found.items()}


def _shares(was: UnitKey, now: UnitKey) -> tuple[float, float, int]:
    """Share of common words in the shorter text and in both together, and their number."""
    one, other = _words(was[1]), _words(now[1])
    common = LCSseq.similarity(one, other)
    if not one or not other:
        return (1.0, 1.0, 0) if was[1] == now[1] else (0.0, 0.0, 0)
    return (common / min(len(one), len(other)), 2 * common / (len(one) + len(other)), common)


@lru_cache(maxsize=100_000)
def _words(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for start in range(0, len(text), LONGEST):
        for morpheme in _tokenizer().tokenize(unicodedata.normalize("NFKC", text[start : start + LONGEST])):
            if morpheme.part_of_speech()[0] not in _GRAMMAR:
                found.append(morpheme.normalized_form().lower())
    return tuple(found)


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="small").tokenizer(SplitMode.A)
