"""The form in which numbers are read: NFKC, lower case, ASCII digits, one kind of each sign."""

import re

from pipeline.checks.numbers.digits import ascii_digits
from pipeline.glossary.folding import fold, folded
from pipeline.glossary.tracing import TracedText

__all__ = ["folded_text", "for_reading"]

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−〜～~ｰ", "-"),
        **dict.fromkeys("‘’ʼ", "'"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "\u3000": " ",
    }
)
_MARKS = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]")


def for_reading(text: TracedText) -> TracedText:
    """``text`` made ready for reading numbers, offsets kept; invisible and vowel marks left out."""
    source = fold(text)
    unified = ascii_digits(source.text.translate(_SIGNS))
    if not _MARKS.search(unified):
        return TracedText(unified, source.starts, source.ends)
    kept = [index for index, character in enumerate(unified) if not _MARKS.match(character)]
    return TracedText(
        "".join(unified[index] for index in kept),
        [source.starts[index] for index in kept],
        [source.ends[index] for index in kept],
    )


def folded_text(text: str) -> str:
    """The same for a word of a table."""
    return _MARKS.sub("", ascii_digits(folded(text).translate(_SIGNS)))
