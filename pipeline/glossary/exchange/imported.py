"""What a file of another tool says about terms."""

from dataclasses import dataclass

from pipeline.glossary.terms import Term

__all__ = ["Imported"]


@dataclass(frozen=True, slots=True)
class Imported:
    """The terms of a file, and a line for each thing in it that is not taken over.

    A term without an id in the file has an empty one here.
    """

    terms: tuple[Term, ...]
    left_out: tuple[str, ...] = ()
