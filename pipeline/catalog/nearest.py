"""Which of many texts a text is to be compared with closely.

To compare each of thousands of new texts with each of thousands of old ones takes minutes; nearly all of these
pairs have nothing to do with each other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.catalog.similarity import Comparable

__all__ = ["Candidates"]

NEAR = 0.3
"""Share of common characters below which two texts are not looked at more closely."""

MOST = 20
"""How many texts are looked at more closely, those with most characters in common."""

COMPARED = 200
"""How many texts are compared by their characters: all if there are no more, else those that share most pairs."""

FOUND = 1200
"""How many texts are found, by the pairs they share, rarest first, before those that share most are chosen.

With one half of 4,761 lines of real articles merged over the other, all came out as when each was compared with each
(with 100 of 800, not all did). 4,000 paragraphs of 160 characters over 4,000 others took 5 s, not 31 s.
"""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Texts to find near ones among, by position. ``having`` tells which have a pair of adjacent characters."""

    texts: Mapping[int, str]
    having: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, texts: Mapping[int, Comparable]) -> "Candidates":
        """Prepare the texts."""
        having: dict[str, list[int]] = {}
        if len(texts) > COMPARED:
            for position, text in texts.items():
                for pair in text.content:
                    having.setdefault(pair, []).append(position)
        return cls({position: text.text for position, text in texts.items()}, having)

    def near(self, text: Comparable) -> list[int]:
        """Where the texts with most in common with ``text`` are: at most `MOST` positions, best first."""
        found = process.extract(
            text.text,
            self._comparable_with(text),
            scorer=Indel.normalized_similarity,
            score_cutoff=NEAR,
            limit=MOST,
        )
        return [position for _, _, position in found]

    def _comparable_with(self, text: Comparable) -> Mapping[int, str]:
        """The texts to compare with, by position, ascending."""
        if len(self.texts) <= COMPARED:
            return self.texts
        shared = [self.having[pair] for pair in text.content if pair in self.having]
        found: Counter[int] = Counter()
        for positions in sorted(shared, key=lambda positions: (len(positions), positions)):
            found.update(positions)
            if len(found) >= FOUND:
                break
        most = sorted(sorted(found), key=found.__getitem__, reverse=True)[:COMPARED]
        return {position: self.texts[position] for position in sorted(most)}
