"""Which old entry a new one comes from, where the text was changed.

How the bounds were found, and what they do on the histories of fifteen repositories, is in benchmarks/README.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polib

from pipeline.catalog.assignment import best_assignment
from pipeline.catalog.nearest import Candidates
from pipeline.catalog.neighbours import Gap, gaps_of
from pipeline.catalog.similarity import Comparable, share_of_smaller, similarity

__all__ = ["match_changed", "match_moved"]

ENOUGH = 0.5
"""The similarity from which a text counts as an edited version of another, wherever it stood."""

ENOUGH_IN_PLACE = 0.35
"""The same for a text between the neighbours that the other had: one of few, not the best of many."""

ENOUGH_ALONE = 0.25
"""The same where nothing else was changed between these neighbours: an author seldom removes one text to write
another in its place. Below, it happens more often than an edit."""

PART = 0.7
"""The share of the shorter text that the longer one has in it from which, between the same neighbours, one is a part
of the other: a sentence was added, or a paragraph was split."""

LEAST_PART = 8.0
"""The weight (`Comparable.weight`) from which a text may be a part of another: the pairs of shorter ones are
everywhere."""

SURE = 0.8
"""A text so similar to one between the same neighbours is not looked for elsewhere."""

PLACE_BONUS = 0.05
"""What the expected place adds to the similarity: it decides between texts that are equally similar."""

OBSOLETE_MALUS = 0.01
"""Between equals, an entry in use wins over an obsolete one."""

LEAST_GAIN = 0.02
"""What any pair that is similar enough is worth, beside what it is more similar than that."""


def match_changed(
    template: Sequence[polib.POEntry],
    old: Sequence[polib.POEntry],
    changed: Sequence[int],
    candidates: Sequence[int],
) -> dict[int, int]:
    """For positions in ``template``, the positions in ``old`` that they come from.

    ``changed`` are the positions whose key is not in ``old``, ``candidates`` those whose key is no longer in
    ``template``. Each is used once, so that all pairs together are as similar as possible, whatever their order;
    then the parts of a split text that are left get what it had, too. Between equals, the one in the same place
    wins, then an entry in use over an obsolete one.
    """
    if not changed or not candidates:
        return {}
    obsolete = frozenset(position for position in candidates if old[position].obsolete)
    search = _Search.among({position: old[position].msgid for position in candidates}, obsolete)
    gaps = gaps_of(template, old, changed, candidates)
    gains: dict[int, Mapping[int, float]] = {}
    wholes: dict[int, int] = {}
    for at in changed:
        text = Comparable.of(template[at].msgid)
        gains[at] = search.gains(text, gaps[at])
        whole = search.whole_of(text, gains[at])
        if whole is not None:
            wholes[at] = whole
    return wholes | best_assignment(gains)


def match_moved(texts: Sequence[str], lost: Sequence[str]) -> dict[int, int]:
    """For numbers of ``texts``, new in one article, those of the texts ``lost`` by others that they come from."""
    if not texts or not lost:
        return {}
    search = _Search.among(dict(enumerate(lost)), frozenset())
    nowhere = Gap(candidates=(), expected=0, alone=False)
    return best_assignment(
        {number: search.gains(Comparable.of(text), nowhere) for number, text in enumerate(texts)}
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """The old texts by position, which of them are of obsolete entries, and how to find near ones."""

    texts: Mapping[int, Comparable]
    obsolete: frozenset[int]
    nearest: Candidates

    @classmethod
    def among(cls, texts: Mapping[int, str], obsolete: frozenset[int]) -> "_Search":
        """Prepare the texts."""
        comparable = {position: Comparable.of(text) for position, text in texts.items()}
        return cls(comparable, obsolete, Candidates.of(comparable))

    def gains(self, text: Comparable, gap: Gap) -> Mapping[int, float]:
        """What each old text that is similar enough is worth to ``text``, by its position."""
        gains: dict[int, float] = {}
        best = 0.0
        for position in gap.candidates:
            score = similarity(text, self.texts[position])
            best = max(best, score)
            enough = ENOUGH_ALONE if gap.alone else ENOUGH_IN_PLACE
            if score >= enough or _is_part(text, self.texts[position]):
                bonus = PLACE_BONUS * gap.nearness(position)
                gains[position] = max(score - enough, 0.0) + bonus + LEAST_GAIN
        if best < SURE:
            for position in self.nearest.near(text):
                score = similarity(text, self.texts[position])
                if score >= ENOUGH and position not in gains:
                    malus = OBSOLETE_MALUS if position in self.obsolete else 0.0
                    gains[position] = score - ENOUGH - malus + LEAST_GAIN
        return gains

    def whole_of(self, text: Comparable, gains: Mapping[int, float]) -> int | None:
        """The old text that ``text`` is most of all a part of, if there is one among those in ``gains``."""
        shares = {
            position: share_of_smaller(text, self.texts[position])
            for position in gains
            if text.weight < self.texts[position].weight and _is_part(text, self.texts[position])
        }
        return max(shares, key=shares.__getitem__, default=None)


def _is_part(text: Comparable, other: Comparable) -> bool:
    return min(text.weight, other.weight) >= LEAST_PART and share_of_smaller(text, other) >= PART
