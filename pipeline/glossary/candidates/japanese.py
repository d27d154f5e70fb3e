"""Noun compounds of Japanese texts, as sequences of morphemes."""

from collections.abc import Iterator
from itertools import groupby

from sudachipy import Morpheme, SplitMode  # type: ignore[import-untyped]

from pipeline.glossary.morphemes import LIMIT, dictionary

__all__ = ["is_nominal", "noun_sequences"]

Place = tuple[int, int]
"""A half-open range of a text, in code points."""

_NOUNS = ("普通名詞", "固有名詞")
_NOT_LAST = ("副詞可能", "助数詞")
"""What stands for a time or a place (後, 以降, 現在), and counters, end no term."""


def noun_sequences(text: str) -> Iterator[tuple[Place, ...]]:
    """The places of the morphemes of each longest run of nouns, prefixes and suffixes, numbers aside.

    Runs of a single morpheme count only if it is in no dictionary: a name, a new word.
    """
    for start in range(0, len(text), LIMIT):
        morphemes = dictionary().tokenizer(SplitMode.A).tokenize(text[start : start + LIMIT])
        for nominal, run in groupby(morphemes, _is_part):
            parts = _trimmed(list(run), text[start:]) if nominal else []
            if len(parts) > 1 or (parts and _is_new_word(parts[0])):
                yield tuple((start + part.begin(), start + part.end()) for part in parts)


def is_nominal(text: str) -> bool:
    """Whether a text reads as a name: nouns, with no more between them than の."""
    parts = dictionary().tokenizer(SplitMode.A).tokenize(text[:LIMIT])
    kinds = [_is_part(part) for part in parts]
    between = all(kind or part.surface() == "の" for kind, part in zip(kinds, parts, strict=True))
    return len(kinds) > 1 and between and kinds[0] and kinds[-1]


def _is_part(morpheme: Morpheme) -> bool:
    kind, subkind, *_ = morpheme.part_of_speech()
    if not any(character.isalpha() for character in morpheme.surface()):
        return False
    return (
        (kind == "名詞" and subkind in _NOUNS)
        or kind == "接頭辞"
        or (kind == "接尾辞" and subkind == "名詞的")
    )


def _is_new_word(morpheme: Morpheme) -> bool:
    return bool(morpheme.is_oov()) and morpheme.end() - morpheme.begin() > 1


def _trimmed(parts: list[Morpheme], text: str) -> list[Morpheme]:
    """Without what cannot begin or end a term: a suffix, what a number counts, a prefix, a word of time."""
    if text[max(parts[0].begin() - 1, 0) : parts[0].begin()].isnumeric():
        parts = parts[1:]
    while parts and parts[0].part_of_speech()[0] == "接尾辞":
        parts = parts[1:]
    while parts and (parts[-1].part_of_speech()[0] == "接頭辞" or parts[-1].part_of_speech()[2] in _NOT_LAST):
        parts = parts[:-1]
    return parts
