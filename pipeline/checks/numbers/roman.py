"""Roman numerals: Article VI, XXe or XXᵉ siècle, World War II."""

import re
from collections.abc import Iterator

from pipeline.checks.numbers.model import Number, number

__all__ = ["read"]

_ROMAN = re.compile(r"(?<![^\W_])(?:WW)?(?P<digits>[IVXLC]{1,7})(?:er|ère|e|ème|[ʰ-ʸᴬ-ᵪⁿ]{1,3})?(?![^\W_])")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def read(text: str) -> Iterator[Number]:
    """What may be a Roman numeral. Never firm: an I or a C is more often something else."""
    if not any(
        digit in text for digit in _VALUES
    ):  # most Japanese texts have none, and the pattern is slow to say so
        return
    for match in _ROMAN.finditer(text):
        values = [_VALUES[digit] for digit in match["digits"]]
        following = [*values[1:], 0]
        total = sum(-one if one < after else one for one, after in zip(values, following, strict=True))
        yield number(text, match.start(), match.end(), [total], firm=False)
