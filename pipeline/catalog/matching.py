"""Which old entry a new one comes from, where the text was changed."""

from collections.abc import Mapping, Sequence

import polib

from pipeline.catalog.entries import key_of
from pipeline.catalog.nearest import Candidates
from pipeline.catalog.similarity import Comparable, similarity

__all__ = ["match_changed"]

# Measured on texts of 66 Japanese articles. Two texts of different articles: at most 0.22 in 99 of 100 pairs. The
# most similar of forty texts of another article reaches `ENOUGH` in 3 of 100 cases, most of them long.
# A text of which a fifth was replaced, or half as much again added: 0.66 or more in 95 of 100 cases. One of which
# two fifths were replaced: 0.62 in the median, 0.46 below ten characters.

ENOUGH = 0.5
"""The similarity from which a text counts as an edited version of another, wherever it stood."""

ENOUGH_OF_A_SHORT_TEXT = 0.6
SHORT = 10
"""In characters. ``発表練習について`` and ``審査について`` are different headings."""

ENOUGH_IN_PLACE = 0.35
"""The same for a text between the neighbours that the other had: one pair, not the best of many."""

PLACE_BONUS = 0.05


def match_changed(
    template: Sequence[polib.POEntry],
    old: Sequence[polib.POEntry],
    changed: Sequence[int],
    candidates: Sequence[int],
) -> dict[int, int]:
    """For positions in ``template``, the positions in ``old`` that they come from.

    ``changed`` are the positions whose key is not in ``old``, ``candidates`` those whose key is no longer in
    ``template``. Each is used at most once; the most similar pairs come first, whatever their order. Between
    equals, the one in the same place wins, then an entry in use over an obsolete one.
    """
    if not changed or not candidates:
        return {}
    places = _places(template, old)
    new_texts = {position: Comparable.of(template[position].msgid) for position in changed}
    old_texts = [Comparable.of(old[position].msgid) for position in candidates]
    nearest = Candidates.of(old_texts)
    index = {position: at for at, position in enumerate(candidates)}
    pairs: list[tuple[float, int, int]] = []
    for new, text in new_texts.items():
        after, expected, before = places[new]
        for at in dict.fromkeys([*nearest.near(text), *([index[expected]] if expected in index else [])]):
            position = candidates[at]
            score = similarity(text, old_texts[at])
            in_place = after < position < before and not old[position].obsolete
            short = min(len(text.text), len(old_texts[at].text)) < SHORT
            enough = ENOUGH_IN_PLACE if in_place else ENOUGH_OF_A_SHORT_TEXT if short else ENOUGH
            if score >= enough:
                bonus = PLACE_BONUS / (1 + abs(position - expected)) if in_place else 0.0
                pairs.append((score + bonus - 0.01 * old[position].obsolete, new, position))
    return _best_first(pairs)


def _best_first(pairs: list[tuple[float, int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, new, position in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if new not in found and position not in used:
            found[new] = position
            used.add(position)
    return found


def _places(
    template: Sequence[polib.POEntry], old: Sequence[polib.POEntry]
) -> Mapping[int, tuple[int, int, int]]:
    """Per position in ``template``: between which positions of ``old`` it belongs, and at which one.

    Told from the nearest entries before and after it that did not change.
    """
    where = {key_of(entry): position for position, entry in enumerate(old) if not entry.obsolete}
    kept = [where.get(key_of(entry)) for entry in template]
    after: list[int] = []
    expected: list[int] = []
    last, distance = -1, 0
    for position in kept:
        distance = 0 if position is not None else distance + 1
        last = position if position is not None else last
        after.append(last)
        expected.append(last + distance)
    following = len(old)
    result: dict[int, tuple[int, int, int]] = {}
    for at in range(len(template) - 1, -1, -1):
        anchor = kept[at]
        following = anchor if anchor is not None else following
        result[at] = (after[at], expected[at], following)
    return result
