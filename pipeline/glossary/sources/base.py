"""What every way of recognising terms in an article offers."""

from dataclasses import dataclass
from typing import Protocol

from pipeline.glossary.tracing import TracedText

__all__ = ["Source", "SourceText", "nothing_cut"]


class SourceText(Protocol):
    """A text made ready to look for all terms at once: as letters to compare, with a word on where words end."""

    @property
    def letters(self) -> TracedText:
        """What is searched; its offsets are those of the folded text it was made from."""
        ...

    def is_whole(self, start: int, end: int) -> bool:
        """Whether ``letters.text[start:end]``, which is not empty, is whole words."""
        ...


class Source(Protocol):
    """How terms are recognised in articles of a language."""

    def forms(self, form: str) -> tuple[str, ...]:
        """The letters to search for a term that the glossary writes as ``form``, which is folded (`folding`)."""
        ...

    def read(self, text: TracedText) -> SourceText:
        """Make a text ready, which is folded."""
        ...


@dataclass(frozen=True, slots=True)
class _Limits:
    """Where a range of derived letters begins and ends in the text they come from."""

    start: int
    end: int


def nothing_cut(letters: TracedText, start: int, end: int) -> _Limits | None:
    """The range of the text that ``letters.text[start:end]`` stands for; None if it has a part of a character."""
    if not (letters.divides_at(start) and letters.divides_at(end)):
        return None
    return _Limits(*letters.original_range(start, end))
