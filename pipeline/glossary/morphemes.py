"""Where words may begin and end: a term inside a longer word is another word.

平時 is not in 公平時代, and NPR not in NPRS. Japanese is cut by SudachiPy (mode A, small dictionary: the
shortest units that mean something), everything else by its letters.
"""

import re
from bisect import bisect_left
from functools import cache

from sudachipy import Dictionary, SplitMode, Tokenizer  # type: ignore[import-untyped]

__all__ = ["JapaneseWords", "dictionary", "is_letter", "letter_boundary"]

LIMIT = 8000
"""Code points given to Sudachi at once: it takes 49,149 bytes, and a code point has four at most."""

_SENTENCE_END = re.compile(r"[。！？!?\n]+")
_LETTER = re.compile(
    r"[^\W_\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@cache
def dictionary() -> Dictionary:
    """Sudachi's small one. Loaded when the first term is looked for: it takes 70 ms."""
    return Dictionary(dict="small")


class JapaneseWords:
    """The words of a Japanese text, which holds no surrogates. A sentence is cut when somebody asks about it."""

    def __init__(self, text: str) -> None:
        """Nothing is cut yet."""
        self._text = text
        self._ends = [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
        self._cut: set[int] = set()
        self._divisions: set[int] = set()
        self._tokenizer: Tokenizer | None = None

    def divides_at(self, offset: int) -> bool:
        """Whether a morpheme ends or begins at ``offset``, in code points; the ends of a sentence are such."""
        index = bisect_left(self._ends, offset)
        if index >= len(self._ends) or offset == self._ends[index] or offset == 0:
            return True
        if index not in self._cut:
            self._cut.add(index)
            self._cut_sentence(self._ends[index - 1] if index else 0, self._ends[index])
        return offset in self._divisions

    def _cut_sentence(self, start: int, end: int) -> None:
        """Find where the morphemes of a sentence end; one that is too long is cut anywhere."""
        if self._tokenizer is None:
            self._tokenizer = dictionary().tokenizer(SplitMode.A)
        for first in range(start, end, LIMIT):
            morphemes = self._tokenizer.tokenize(self._text[first : min(first + LIMIT, end)])
            self._divisions.update([first + morpheme.end() for morpheme in morphemes])


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
