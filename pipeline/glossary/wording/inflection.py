"""Whether two words are forms of one: weapon and weapons, Macht and Mächte, nucléaire and nucléaires."""

from collections.abc import Mapping
from functools import cache, lru_cache

__all__ = ["same_word"]

_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("es", "s"),
    "de": ("en", "em", "er", "es", "e", "n", "s"),
    "fr": ("es", "s", "x", "e"),
}
_SHORTEST_STEM = 3


@lru_cache(maxsize=2**16)
def same_word(word: str, other: str, language: str) -> bool:
    """Whether two words in lower case are inflections of one in ``language`` (without script or territory).

    By regular endings first; by simplemma's dictionary only for words that begin alike, since its import and
    its dictionaries take a good part of a second.
    """
    if word == other:
        return True
    if word[:2] != other[:2] or min(len(word), len(other)) < _SHORTEST_STEM or not word.isalpha():
        return (
            word[:1] == other[:1] and len(word) > _SHORTEST_STEM and _have_same_lemma(word, other, language)
        )
    return bool(_stems(word, language) & _stems(other, language)) or _have_same_lemma(word, other, language)


def _stems(word: str, language: str) -> set[str]:
    endings = _ENDINGS.get(language, ())
    stems = {word.removesuffix(ending) for ending in endings}
    if language == "en" and word.endswith("ies"):
        stems.add(word[:-3] + "y")
    return {word, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM)}


@cache
def _lemmatized() -> frozenset[str]:
    """The languages that simplemma has a dictionary for."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)


def _have_same_lemma(word: str, other: str, language: str) -> bool:
    if language not in _lemmatized():
        return False
    from simplemma import lemmatize

    return lemmatize(word, lang=language).lower() == lemmatize(other, lang=language).lower() or (
        # German nouns are in the dictionary with their capital
        language == "de" and lemmatize(word.title(), lang=language) == lemmatize(other.title(), lang=language)
    )
