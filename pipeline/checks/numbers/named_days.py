"""Days that go by a name: New Year's Day is January 1, in every language that has a word for it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.checks.numbers.folded import folded_text
from pipeline.checks.numbers.model import Kind, Number, number

__all__ = ["read"]

_NAMES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "en": {
        "New Year's Day": (1, 1),
        "New Year's Eve": (12, 31),
        "Christmas Day": (12, 25),
        "Christmas Eve": (12, 24),
    },
    "de": {"Neujahr": (1, 1), "Silvester": (12, 31), "Heiligabend": (12, 24)},
    "fr": {
        "jour de l'An": (1, 1),
        "Nouvel An": (1, 1),
        "Saint-Sylvestre": (12, 31),
        "jour de Noël": (12, 25),
    },
    "ar": {"رأس السنة": (1, 1)},
    "ko": {"새해 첫날": (1, 1), "신정": (1, 1), "성탄절": (12, 25)},
    "zh": {"元旦": (1, 1), "圣诞节": (12, 25), "聖誕節": (12, 25)},
}
"""By language: name -> month and day."""


def read(text: str, language: str) -> Iterator[Number]:
    """The month and the day of each named day in ``text``, which is folded, both in the place of the name.

    Never firm: a text may name such a day where the source says 元日, which is no number.
    """
    for name, (month, day) in _folded_names(language.partition("_")[0]).items():
        if name not in text:
            continue
        for match in re.finditer(re.escape(name), text):
            yield number(text, *match.span(), [month], Kind.MONTH, firm=False)
            yield number(text, *match.span(), [day], Kind.DAY, firm=False)


@cache
def _folded_names(language: str) -> Mapping[str, tuple[int, int]]:
    return {folded_text(name): day for name, day in _NAMES.get(language, {}).items()}
