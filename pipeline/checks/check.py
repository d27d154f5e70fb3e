"""What a check is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.checks.pair import Finding, Pair
from pipeline.diagnostics import Severity

__all__ = ["Check"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code (of `pipeline.diagnostics.CODES`) and the function that looks at a pair.

    ``severity`` is that of findings which do not say theirs. ``languages`` are those that it can be asked about,
    by their first part (``zh``), None for any. ``page`` explains it in Markdown, for `pipeline explain`; the checks
    of this package have theirs in ``docs/checks``.
    """

    code: str
    look_at: Callable[[Pair], Iterable[Finding]]
    severity: Severity = Severity.ERROR
    languages: frozenset[str] | None = None
    page: str = ""

    def applies_to(self, pair: Pair) -> bool:
        """Whether the check knows the language of the translation."""
        return self.languages is None or pair.base in self.languages
