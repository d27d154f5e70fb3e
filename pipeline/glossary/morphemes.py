"""Where words may begin and end: a term inside a longer word is another word.

平時 is not in 公平時代, and NPR not in NPRS. Japanese is cut by SudachiPy (mode A, small dictionary: the
shortest units that mean something), everything else by its letters.
"""

import re
from collections.abc import Iterator
from functools import cache

from sudachipy import Dictionary, SplitMode  # type: ignore[import-untyped]

__all__ = ["is_letter", "japanese_boundaries", "letter_boundary"]

LIMIT = 8000
"""Code points given to Sudachi at once: it takes 49,149 bytes, and a code point has four at most."""

_SENTENCE_END = re.compile(r"[。！？!?\n]+")
_LETTER = re.compile(
    r"[^\W_\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@cache
def _dictionary() -> Dictionary:
    """Loaded when the first term is looked for: it takes 70 ms."""
    return Dictionary(dict="small")


def japanese_boundaries(text: str) -> frozenset[int]:
    """The code point offsets at which a morpheme begins or ends, 0 and ``len(text)`` among them.

    ``text`` holds no surrogates. Longer texts are cut at the end of a sentence.
    """
    tokenizer = _dictionary().tokenizer(SplitMode.A)
    found = {0, len(text)}
    for start, end in _portions(text):
        found.add(start)
        found.update(start + morpheme.end() for morpheme in tokenizer.tokenize(text[start:end]))
    return frozenset(found)


def _portions(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > LIMIT:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, start + LIMIT)]
        end = ends[-1] if ends else start + LIMIT
        yield start, end
        start = end
    yield start, len(text)


def letter_boundary(text: str, offset: int) -> bool:
    """Whether no word of an alphabet goes across ``offset``: ACM ends in ``ACMの``, but not in ``ACMs``."""
    return not (
        0 < offset < len(text)
        and _LETTER.match(text[offset - 1]) is not None
        and _LETTER.match(text[offset]) is not None
    )


def is_letter(character: str) -> bool:
    """Whether words of its script are set apart by spaces: a letter or digit that is not East Asian."""
    return _LETTER.match(character) is not None
