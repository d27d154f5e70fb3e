"""What every way of recognising a rendering offers."""

from typing import Protocol

from pipeline.glossary.tracing import TracedText

__all__ = ["Wording"]


class Wording(Protocol):
    """Finds renderings in a translation, given without its markup (`plain_text`).

    Two questions, because a finding must be sure of itself either way: `says` is generous, so that a good
    translation is not said to lack a term; `find` is strict, so that a word is not called forbidden because
    it resembles one.
    """

    def says(self, translation: TracedText, form: str) -> bool:
        """Whether a reader would recognise ``form`` in the translation."""
        ...

    def find(self, translation: TracedText, form: str) -> tuple[tuple[int, int], ...]:
        """The ranges of the original at which ``form`` stands, inflected at most; from left to right."""
        ...
