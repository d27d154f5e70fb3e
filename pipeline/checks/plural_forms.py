"""Which plural forms a catalog's entries have, and which of them stand for one number only."""

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

__all__ = ["PluralForms", "plural_forms"]

_FIELD = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
_TRIED = (*range(121), 200, 300, 1000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class PluralForms:
    """``count`` forms; ``single`` are the indexes of those that one number has for itself, such as 1.

    The French form for 0 and 1 counts as one: nobody says 0 with it where it matters.
    """

    count: int
    single: frozenset[int]


@cache
def plural_forms(field: str, language: str) -> PluralForms:
    """The forms by a header's ``Plural-Forms``; by the locale ``language`` where the field says nothing usable."""
    match = _FIELD.search(field)
    plural = match and _function(match[2])
    if match is None or plural is None:
        from babel.messages.plurals import get_plural  # takes a while, and most catalogs have the field

        match = _FIELD.search(get_plural(language).plural_forms)
        assert match
        plural = gettext.c2py(match[2].strip())
    numbers: dict[int, set[int]] = {}
    for number in _TRIED:
        numbers.setdefault(int(plural(number)), set()).add(number)
    single = (form for form, some in numbers.items() if len(some) == 1 or some <= {0, 1})
    return PluralForms(int(match[1]), frozenset(single))


def _function(expression: str) -> Callable[[int], int] | None:
    try:
        return gettext.c2py(expression.strip())
    except (ValueError, RecursionError):
        return None
