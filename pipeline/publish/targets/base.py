"""What every place that a site is published to can do."""

from collections.abc import Callable, Mapping
from typing import Protocol

from pipeline.publish.plan import Plan

__all__ = ["Report", "Target"]

Report = Callable[[int, int], None]
"""Called with how many files are sent, and how many there are to send."""


class Target(Protocol):
    """A place for the site. Paths are relative to it, with ``/``. Everything raises `PublishError` if it fails."""

    @property
    def name(self) -> str:
        """How messages name it; no password in it."""

    def read(self, path: str) -> bytes | None:
        """A file's content; None if there is none."""

    def paths(self) -> frozenset[str]:
        """Every file that is there."""

    def carry_out(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        """Do what the plan says. Interrupted anywhere, the place has the old site or a working mixture."""
