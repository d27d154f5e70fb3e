"""What every way of recognising a rendering offers."""

from typing import Protocol

from pipeline.glossary.tracing import TracedText

__all__ = ["Reading", "Wording"]


class Reading(Protocol):
    """A translation that was made ready to look for many renderings in.

    Two questions, because a finding must be sure of itself either way: `says` is generous, so that a good
    translation is not said to lack a term; `find` is strict, so that a word is not called forbidden because
    it resembles one.
    """

    def says(self, form: str) -> bool:
        """Whether a reader would recognise ``form`` in the translation."""
        ...

    def find(self, form: str) -> tuple[tuple[int, int], ...]:
        """The ranges of the original at which ``form`` stands, inflected at most; from left to right."""
        ...


class Wording(Protocol):
    """How renderings are recognised in a language."""

    def read(self, translation: TracedText) -> Reading:
        """Make a translation ready, which is given without its markup (`plain_text`)."""
        ...
