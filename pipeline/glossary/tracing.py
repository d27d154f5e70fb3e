"""A text that was made from another, and still knows where each of its characters came from."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["TracedText", "traced"]


@dataclass(frozen=True, slots=True)
class TracedText:
    """A text derived from an original. All offsets are code points.

    The character ``text[i]`` stands for ``original[starts[i]:ends[i]]``. Several characters may stand for
    the same range (``㍻`` becomes ``平成``), and some of the original may be in no range (markup).
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that ``text[start:end]``, which is not empty, came from."""
        return self.starts[start], self.ends[end - 1]

    def divides_at(self, index: int) -> bool:
        """Whether the text before ``index`` and the text from it on came from different characters."""
        return not 0 < index < len(self.text) or self.starts[index] != self.starts[index - 1]


def traced(text: str) -> TracedText:
    """``text`` as derived from itself."""
    return TracedText(text, range(len(text)), range(1, len(text) + 1))
