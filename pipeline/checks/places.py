"""Where in a text the parts are that a finding names."""

import re
from collections.abc import Iterable

__all__ = ["places_of"]


def places_of(text: str, parts: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of ``text``, in code points, for as many of ``parts`` as can be found; in order, apart.

    A part that begins or ends with a letter or digit is looked for as a whole word first: 1 is not the beginning of
    12. One that is named twice is its first and second occurrence. One with markup inside is not found.
    """
    taken: list[tuple[int, int]] = []
    for part in parts:
        if part.strip():
            taken += _first_free(text, part, taken)
    return tuple(sorted(taken))


def _first_free(text: str, part: str, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first place of ``part`` that none of ``taken`` shares, in a list; nothing if there is none."""
    literal = re.escape(part)
    before = r"(?<![A-Za-z0-9])" if part[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if part[-1].isalnum() else ""
    for pattern in (f"{before}{literal}{after}", literal):
        for match in re.finditer(pattern, text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                return [match.span()]
    return []
