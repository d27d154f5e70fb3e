"""The form of a table of number words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.checks.numbers.folded import folded_text
from pipeline.locales import locale_of

__all__ = ["NumberWords", "with_cldr_magnitudes", "words"]


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Words in their folded form (see `folded`).

    ``cardinals`` and ``ordinals`` surely state a number; ``hints`` may (both, half, bilateral, a), each
    with all the numbers it may stand for; ``magnitudes`` multiply what stands before them. ``prefix`` and
    ``suffix`` are regular expressions for what may be written together with a word. ``is_spelled`` says
    whether numbers in words can be read at all.
    """

    cardinals: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, tuple[int | str, ...]] = field(default_factory=dict)
    magnitudes: Mapping[str, int] = field(default_factory=dict)
    prefix: str = ""
    suffix: str = ""
    is_spelled: bool = True


def words(listed: str) -> tuple[str, ...]:
    """The words of ``listed``, which has spaces between them: a table of forty is easier to read so."""
    return tuple(listed.split())


def with_cldr_magnitudes(table: NumberWords, language: str, *, is_spelled: bool) -> NumberWords:
    """``table`` with the names of thousand, million and so on that CLDR's compact formats have."""
    found: dict[str, int] = {}
    for width in ("long", "short"):
        for by_size in locale_of(language).compact_decimal_formats.get(width, {}).values():
            for size, pattern in by_size.items():
                text = pattern.pattern.replace("\u00a0", " ").replace("'", "")
                name = folded_text(re.sub("[0¤]+", "", text)).strip(" .")
                if name and name.replace(" ", "").isalpha():
                    found.setdefault(name, 10 ** (len(size) - text.count("0")))
    return replace(table, magnitudes={**found, **table.magnitudes}, is_spelled=is_spelled)
