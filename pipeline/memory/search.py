"""Finding what helps: the same text translated before, and texts like it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.article import UnitKey
from pipeline.catalog.similarity import Comparable, meaning_of, similarity
from pipeline.memory.model import Remembered
from pipeline.memory.near import near_texts

__all__ = ["Match", "Memory", "Near"]

ENOUGH = 0.6
"""The similarity from which a translation helps more than it hinders."""

MOST = 3
"""How many similar texts are shown."""


Near = Mapping[str, Sequence[str]]
"""For a text's meaning, the meanings of remembered texts that may be similar."""


@dataclass(frozen=True, slots=True)
class Match:
    """A remembered translation that fits, and how well: percent, 100 for the same text."""

    percent: int
    found: Remembered


@dataclass(frozen=True, slots=True)
class Memory:
    """Remembered translations by what their text means (`pipeline.catalog.similarity.meaning_of`)."""

    _by_meaning: Mapping[str, Sequence[Remembered]]

    @classmethod
    def of(cls, remembered: Iterable[Remembered]) -> "Memory":
        """Order the translations."""
        by_meaning: dict[str, list[Remembered]] = {}
        for one in remembered:
            by_meaning.setdefault(meaning_of(one.source), []).append(one)
        return cls(by_meaning)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered."""
        return not self._by_meaning

    def has(self, text: str, translation: str) -> bool:
        """Whether this very translation of the text is remembered."""
        return any(one.target == translation for one in self._by_meaning.get(meaning_of(text), ()))

    def exact(self, key: UnitKey, article: str) -> Remembered | None:
        """The translation of the same text, None if there is none.

        Of several the one of the same article is preferred, then of the same context, then one in use over an obsolete
        one over one of a TMX file, then the one used most often, then the newest, then the first by origin and wording.
        """
        context, text = key
        candidates = self._by_meaning.get(meaning_of(text), ())
        used = Counter(one.target for one in candidates)
        return min(
            candidates,
            key=lambda one: (
                one.origin != article,
                one.context != context,
                one.kind,
                -used[one.target],
                -int(one.changed or 0),
                one.origin,
                one.target,
            ),
            default=None,
        )

    def near(self, texts: Iterable[str]) -> Near:
        """What is worth a closer look for these texts. To ask for many at once is much quicker than one by one."""
        known = list(self._by_meaning)
        near = near_texts([meaning_of(text) for text in texts], known)
        return {meaning: [known[at] for at in positions] for meaning, positions in near.items()}

    def similar(
        self, text: str, near: Near, article: str | None = None, *, enough: float = ENOUGH
    ) -> tuple[Match, ...]:
        """Up to `MOST` translations of texts like this one, best first, none with the same wording twice.

        ``near`` is what `near` gave for it. Translations of the same text are among them, with 100 percent; none is
        less similar than ``enough``. Between equals, those of ``article`` come first.
        """
        meaning = meaning_of(text)
        return self._best(meaning, near[meaning], article, enough)

    def _best(
        self, meaning: str, candidates: Iterable[str], article: str | None, enough: float
    ) -> tuple[Match, ...]:
        wanted = Comparable.of(meaning)
        matches = [
            Match(_percent(similarity(wanted, Comparable.of(candidate)), candidate == meaning), one)
            for candidate in candidates
            for one in self._by_meaning[candidate]
        ]
        matches.sort(
            key=lambda match: (
                -match.percent,
                match.found.origin != article,
                match.found.kind,
                match.found.origin,
                match.found.source,
                match.found.target,
            )
        )
        best = {
            match.found.target: match for match in reversed(matches) if match.percent >= round(enough * 100)
        }
        return tuple(match for match in matches if best.get(match.found.target) is match)[:MOST]


def _percent(score: float, is_same: bool) -> int:
    """Only the same text is 100 percent."""
    return 100 if is_same else min(99, int(score * 100))
