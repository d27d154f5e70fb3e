"""What comes back: units as a translator's tool left them, and where they stand in its file."""

from dataclasses import dataclass
from pathlib import PurePath

from pipeline.exchange.model import Fingerprint, State

__all__ = ["Returned", "ReturnedBundle"]

Place = tuple[int, int]
"""A line and a column of a file, both from 1."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A unit of a file that was read.

    ``article`` and ``id`` are as in `ExchangeUnit`, empty if a tool dropped them; ``fingerprint`` is None then, and
    ``state`` is None where the file does not tell one.
    """

    article: str
    id: str
    context: str | None
    source: str
    target: str
    state: State | None
    fingerprint: Fingerprint | None
    place: Place


@dataclass(frozen=True, slots=True)
class ReturnedBundle:
    """A file that was read. ``language`` is the one of the translations as the file names it, empty if it does not."""

    shown: PurePath
    language: str
    units: tuple[Returned, ...]
