"""Whether two words are forms of one: weapon and weapons, Macht and Mächte, nucléaire and nucléaires."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

__all__ = ["lemma", "resembles", "same_word"]

_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("es", "s"),
    "de": ("en", "em", "er", "es", "e", "n", "s"),
    "fr": ("es", "s", "x", "e"),
}
_SHORTEST_STEM = 3
_NIS = re.compile("niss(?:e[ns]?)$")
_UMLAUTS = str.maketrans("äöü", "aou")
_DICTIONARIES = {"hr": "hbs", "sr": "hbs", "bs": "hbs", "sh": "hbs", "no": "nb", "fil": "tl"}
"""Languages that simplemma has under another name."""
_FEW_ENDINGS = frozenset(
    {"en", "de", "fr", "es", "it", "pt", "ca", "gl", "nl", "sv", "da", "nb", "nn", "no", "vi", "id", "ms"}
)
"""Languages of which endings and a dictionary tell everything."""
_LONGEST_ENDING = 4
_LONG_ENDINGS = frozenset(
    {"tr", "az", "kk", "ky", "uz", "tk", "tt", "ug", "fi", "et", "hu", "eu", "ka", "mn", "ta", "te"}
)
"""Languages that put ending after ending."""

_BRITISH = re.compile(
    "(?<=[a-z]{2})(?:our(?=s?$|ed$|ing$|al$|able$)|is(?=e[sd]?$|ing$|ations?$)|(?<=[bt])re(?=s?$)|ce(?=s?$))"
)
_AMERICAN = {"our": "or", "is": "iz", "re": "er", "ce": "se"}


@lru_cache(maxsize=2**16)
def same_word(word: str, other: str, language: str) -> bool:
    """Whether two words in lower case are inflections of one in ``language`` (without script or territory).

    By regular endings first; by simplemma's dictionary only for words that begin alike, since its import and
    its dictionaries take a good part of a second.
    """
    if word == other:
        return True
    if language == "en" and _american(word) == _american(other):
        return True
    if language == "de" and (word.translate(_UMLAUTS)[:2] == other.translate(_UMLAUTS)[:2]):
        word, other = word.translate(_UMLAUTS), other.translate(_UMLAUTS)
    if word[:2] != other[:2] or min(len(word), len(other)) < _SHORTEST_STEM or not word.isalpha():
        return (
            word[:1] == other[:1]
            and len(word) > _SHORTEST_STEM
            and lemma(word, language) == lemma(other, language)
        )
    return bool(_stems(word, language) & _stems(other, language)) or lemma(word, language) == lemma(
        other, language
    )


def resembles(word: str, other: str, language: str) -> bool:
    """Whether a reader would take ``word`` for ``other`` although no dictionary has it so: names, new words.

    In languages whose words change much, two words with a long beginning in common are forms of one.
    """
    if language in _FEW_ENDINGS or not word.isalpha():
        return False
    common = _common_beginning(word, other)
    ending = len(word) - common
    changed = len(other) - common
    return (
        common >= _SHORTEST_STEM + 1
        and changed <= (_SHORTEST_STEM if common > 2 * _SHORTEST_STEM else _SHORTEST_STEM - 1)
        and ending <= (2 * _LONGEST_ENDING if language in _LONG_ENDINGS else _LONGEST_ENDING)
    )


def _common_beginning(word: str, other: str) -> int:
    for at, (one, two) in enumerate(zip(word, other, strict=False)):
        if one != two:
            return at
    return min(len(word), len(other))


def lemma(word: str, language: str) -> str:
    """The dictionary form of a word in lower case, the word itself where no dictionary has it."""
    language = _DICTIONARIES.get(language, language)
    if language not in _lemmatized():
        return word
    from simplemma import is_known, lemmatize

    noun = word.title()  # German ones are in the dictionary with their capital
    if language == "de" and is_known(noun, lang=language):
        return str(lemmatize(noun, lang=language)).lower()
    return str(lemmatize(word, lang=language)).lower()


def _american(word: str) -> str:
    """British spellings as in America: defence, defense; colour, color; organise, organize; centre, center."""
    return _BRITISH.sub(lambda found: _AMERICAN[found[0]], word)


def _stems(word: str, language: str) -> set[str]:
    endings = _ENDINGS.get(language, ())
    stems = {word.removesuffix(ending) for ending in endings}
    if language == "en" and word.endswith("ies"):
        stems.add(word[:-3] + "y")
    if language == "de" and (found := _NIS.search(word)):  # Bündnis, Bündnisses
        stems.add(word[: found.start() + 3])
    return {word, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM)}


@cache
def _lemmatized() -> frozenset[str]:
    """The languages that simplemma has a dictionary for."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)
