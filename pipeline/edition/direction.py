"""Which way a piece of text runs, by its letters."""

import unicodedata
from collections.abc import Iterable

__all__ = ["direction_of"]

_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""Bidirectional classes of letters (Unicode Standard Annex 9)."""


def direction_of(texts: Iterable[str]) -> str:
    """``ltr`` or ``rtl``, by the first letter that has a direction (rule P2); empty where none has."""
    classes = (unicodedata.bidirectional(letter) for text in texts for letter in text)
    return next((_DIRECTIONS[one] for one in classes if one in _DIRECTIONS), "")
