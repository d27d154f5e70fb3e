"""Which of very many texts are worth a closer look, for several texts at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

__all__ = ["near_texts"]

FOUND = 800
"""How many texts are found by the pairs of characters they share, rarest pairs first."""

COMPARED = 200
"""How many of these, those that share most pairs, are compared by their characters in order."""

NEAR = 0.45
"""Share of common characters below which a text is left out."""

MOST = 8


def near_texts(wanted: Sequence[str], texts: Sequence[str]) -> Mapping[str, tuple[int, ...]]:
    """For each of ``wanted``, positions in ``texts``, at most `MOST`, those with most in common first.

    Only the pairs that occur in ``wanted`` are looked for, so one pass over the texts is enough, and what is kept of it
    is small.
    """
    having = _positions(texts, frozenset(pair for text in wanted for pair in _pairs(text)))
    return {text: _nearest(text, texts, having) for text in dict.fromkeys(wanted)}


def _pairs(text: str) -> Iterable[str]:
    """Adjacent characters; a text of one character is its own pair."""
    return map(str.__add__, text, text[1:]) if len(text) > 1 else (text,)


def _positions(texts: Sequence[str], pairs: frozenset[str]) -> Mapping[str, Sequence[int]]:
    having: dict[str, list[int]] = {pair: [] for pair in pairs}
    for position, text in enumerate(texts):
        for pair in pairs.intersection(_pairs(text)):
            having[pair].append(position)
    return having


def _nearest(text: str, texts: Sequence[str], having: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    found: Counter[int] = Counter()
    pairs = sorted((len(having[pair]), pair) for pair in set(_pairs(text)))
    for _, pair in pairs:
        found.update(having[pair])
        if len(found) >= FOUND:
            break
    positions = [
        position for position, _ in found.most_common(COMPARED)
    ]  # the first found of equals, as ever
    near = process.extract(
        text,
        [texts[position] for position in positions],
        scorer=Indel.normalized_similarity,
        score_cutoff=NEAR,
        limit=MOST,
    )
    return tuple(positions[at] for _, _, at in near)
