"""``acronym``: an acronym of the source has become another, or is gone.

A translation may have its own (NATO is OTAN in French, 北约 in Chinese) or the words in full (“Alliance Coordination
Mechanism”), and often drops one that was only an explanation in parentheses. So what is told is a slip of
the pen (ACM → AMC), and, from Japanese, an acronym that is not there in any of these ways.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.known_acronyms import (
    has_own_name,
    is_everyday_word,
    translated_as,
    translations_of,
)
from pipeline.checks.numbers.words.table import words
from pipeline.checks.pair import Finding, Pair
from pipeline.diagnostics import Severity
from pipeline.glossary.folding import folded

__all__ = ["check"]

_ACRONYM = re.compile(
    r"(?<![A-Za-z0-9_./@#%&$-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?![a-rt-z0-9_/@]|s[a-z]|\.[a-z])"
)
_TWO_CAPITALS = re.compile("[A-ZＡ-Ｚ][A-ZＡ-Ｚ]")
_FULL_WIDTH = {ord("Ａ") + index: ord("A") + index for index in range(26)}
_WORD = re.compile(r"[^\W_]+")
_LINKING = frozenset(
    words("of the and for on in to a an at by with de la le les du des et der die das und von für del los y")
)
_LONGEST = 6
_ROMANCE = frozenset({"fr", "es", "it", "pt", "ca", "ro", "gl"})
"""Languages that turn the words of a name round, and so the letters of its acronym."""


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each acronym that differs."""
    if _TWO_CAPITALS.search(pair.source) is None:
        return
    source, target = (
        pair.source_text.text.translate(_FULL_WIDTH),
        pair.target_text.text.translate(_FULL_WIDTH),
    )
    wanted = list(dict.fromkeys(_ACRONYM.findall(source)))
    if not wanted or _is_shouted(source):
        return
    translations = {one for acronym in wanted for one in translations_of(acronym)}
    said = [one for one in dict.fromkeys(_ACRONYM.findall(target)) if one not in {*wanted, *translations}]
    gone = [
        acronym
        for acronym in wanted
        if not any(_is_there(target, one) for one in (acronym, *translations_of(acronym)))
    ]
    for acronym in gone:
        names = (acronym, *translations_of(acronym))
        slip = next((one for one in said if any(_is_slip(name, one, pair) for name in names)), None)
        if slip is None and len(gone) == len(said) == 1 and _is_another(acronym, said[0]):
            slip = said[0]
        if slip:
            yield Finding(f"{acronym} became {slip}", Severity.WARNING, (acronym,), (slip,))
        elif pair.source_base == "ja" and _is_gone(pair, acronym, target, said):
            yield Finding(f"{acronym} is not in the translation", Severity.WARNING, (acronym,))


def _is_there(text: str, acronym: str) -> bool:
    """Whether ``text`` has the acronym as a word: NATO, Nato, NATOs or U.N., but not SLIM in SLIMS."""
    names = (acronym, acronym.capitalize(), r"\.\s?".join(acronym) + r"\b")
    pattern = rf"(?<![A-Za-z0-9])(?:{'|'.join(names)})(?![A-Z0-9])"
    return re.search(pattern, text) is not None


def _is_another(acronym: str, instead: str) -> bool:
    """Whether ``instead`` is known to be the name of something else: OMS is the WHO, and not the WTO."""
    if translated_as(acronym, instead) or not has_own_name(acronym):
        return False
    return bool(translations_of(instead)) or (has_own_name(instead) and len(instead) > 2)


def _is_shouted(source: str) -> bool:
    """Whether whole words are in capitals, for emphasis: nothing is an acronym then."""
    return len(re.findall(r"\b[A-Z]{2,}\s+[A-Z]{2,}\s+[A-Z]{2,}\b", source)) > 0


def _is_slip(acronym: str, instead: str, pair: Pair) -> bool:
    """Whether ``instead`` is ``acronym`` with a letter wrong, or with letters that changed places."""
    if not 3 <= len(acronym) <= _LONGEST or translated_as(acronym, instead):
        return False
    if any(one.isdigit() for one in acronym + instead):
        return False
    if sorted(acronym) == sorted(instead):
        return pair.base not in _ROMANCE or _swapped_once(acronym, instead)
    if len(acronym) == len(instead):
        return (
            sum(one != other for one, other in zip(acronym, instead, strict=True)) == 1
            and pair.base not in _ROMANCE
        )
    shorter, longer = sorted((acronym, instead), key=len)
    is_part = len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer))
    )
    return is_part and len(shorter) >= 3 and pair.base not in _ROMANCE


def _swapped_once(acronym: str, instead: str) -> bool:
    """Whether two neighbours changed places, and the word is long enough not to be turned round."""
    differing = [
        index for index, (one, other) in enumerate(zip(acronym, instead, strict=True)) if one != other
    ]
    return len(acronym) > 3 and len(differing) == 2 and differing[1] == differing[0] + 1


def _is_gone(pair: Pair, acronym: str, target: str, said: Sequence[str]) -> bool:
    if len(acronym) > _LONGEST or len(acronym) < 3:
        return False
    if is_everyday_word(acronym) or (pair.base != "en" and has_own_name(acronym)):
        return False
    is_explanation = re.search(rf"[(（]{acronym}[)）]", pair.source_text.text) is not None
    if is_explanation and pair.base != "en":
        return False
    if said and pair.base not in ("zh", "ko", "yue"):  # one of its own, perhaps
        return False
    if _spells(target, acronym) or any(
        acronym in folded(form).upper() for match in pair.terms for form in match.term.ja
    ):
        return False
    return pair.base not in ("ar", "he", "fa")


def _spells(text: str, acronym: str) -> bool:
    """Whether words in a row begin with the letters of ``acronym``; of, the, and may stand between."""
    initials = "".join(word[0].upper() for word in _WORD.findall(text) if word.lower() not in _LINKING)
    every = "".join(word[0].upper() for word in _WORD.findall(text))
    return (
        acronym in initials
        or acronym in every
        or any(_is_in_word(word, acronym) for word in _WORD.findall(text))
    )


def _is_in_word(word: str, acronym: str) -> bool:
    """Whether the acronym's letters stand in one long word, in order: Atomwaffensperrvertrag."""
    rest = iter(word.upper())
    return len(word) > 3 * len(acronym) and all(letter in rest for letter in acronym)
