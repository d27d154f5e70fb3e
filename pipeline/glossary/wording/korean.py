"""Korean: particles follow a word without a space, and compounds are spaced as their writer likes."""

import re
from dataclasses import dataclass

from pipeline.glossary.tracing import TracedText
from pipeline.glossary.wording.squashed import occurrences, ranges, squash, squashed_form

__all__ = ["KoreanWording"]

_PARTICLES = (
    "은|는|이|가|을|를|의|에|에서|에게|께|께서|으로|로|으로서|로서|으로써|로써|와|과|도|만|까지|부터|마다|처럼|보다|"
    "조차|마저|나|이나|든지|이든지|며|이며|고|이고|라고|이라고|라는|이라는|란|이란|하고|한테|뿐|밖에|대로|만큼|이다|다|입니다|"
    "였다|이었다|인|일|등|들|적|간|측|화|하다|한|하는|하여|해|했다|할|된|되는|되다|됐다|시|때"
)
_CONJUGATED = {"하다": "하한할함합해했", "되다": "되된될됨됩돼됐"}
"""The first syllable that each of these endings of verbs may take: 억제하다, 억제한다, 억제했다."""
_SHORTEST_STEM = 2
_AFTER = re.compile(rf"(?:{_PARTICLES}){{0,4}}(?![가-힣])")
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class KoreanWording:
    """Compares without spaces."""

    def read(self, translation: TracedText) -> "_Squashed":
        """See `Wording`."""
        return _Squashed(squash(translation))


@dataclass(frozen=True, slots=True)
class _Squashed:
    """A text without its spaces."""

    text: TracedText

    def says(self, form: str) -> bool:
        """See `Reading`. The rendering may be a part of a compound: 핵우산 in 미국핵우산론."""
        return any(
            not wanted[0].isascii() or _is_free_of_latin(self.text, start, start + len(wanted))
            for wanted in _forms(squashed_form(form))
            for start in occurrences(self.text.text, wanted)
        )

    def find(self, form: str) -> tuple[tuple[int, int], ...]:
        """See `Reading`. Only particles and some endings may follow without a space; nothing may precede."""
        return ranges(self.text, form, _stands_alone)


def _forms(form: str) -> tuple[str, ...]:
    """A form that is not empty, or, if it is a verb or an adjective as dictionaries have it, how its forms begin."""
    first_syllables = _CONJUGATED.get(form[-2:], "")
    if first_syllables and len(form) > _SHORTEST_STEM:
        return tuple(form[:-2] + syllable for syllable in first_syllables)
    if form.endswith("다") and len(form) > _SHORTEST_STEM:
        return (form[:-1],)
    return (form,) if form else ()


def _stands_alone(text: TracedText, start: int, end: int) -> bool:
    if not _is_free_of_latin(text, start, end):
        return False
    if start and text.ends[start - 1] == text.starts[start] and _HANGUL.match(text.text[start - 1]):
        return False
    after = end
    while after < len(text.text) and text.ends[after - 1] == text.starts[after]:
        after += 1
    return _AFTER.match(text.text[end:after]) is not None


def _is_free_of_latin(text: TracedText, start: int, end: int) -> bool:
    """Whether no Latin letter or digit touches a Latin end of the range: ACM is not in ACMS."""
    return not any(
        0 < offset < len(text.text)
        and text.ends[offset - 1] == text.starts[offset]
        and _is_latin(text.text[offset - 1])
        and _is_latin(text.text[offset])
        for offset in (start, end)
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
