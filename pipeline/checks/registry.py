"""The checks, in the order in which they speak. To add one, write its module and add a line here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.checks import (
    glossary_forbidden,
    glossary_missing,
    markup,
    number,
    source_script,
    untranslated,
    url,
)
from pipeline.checks.pair import Finding, Pair

__all__ = ["CHECKS", "Check", "check_pair"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code (of `pipeline.diagnostics.CODES`) and the function that looks at a pair."""

    code: str
    look_at: Callable[[Pair], Iterable[Finding]]


UNTRANSLATED = Check("untranslated", untranslated.check)

CHECKS: tuple[Check, ...] = (
    UNTRANSLATED,
    Check("markup", markup.check),
    Check("url", url.check),
    Check("number", number.check),
    Check("source-script", source_script.check),
    Check("glossary-missing", glossary_missing.check),
    Check("glossary-forbidden", glossary_forbidden.check),
)


def check_pair(pair: Pair) -> Iterator[tuple[str, Finding]]:
    """Each finding about ``pair`` with its code. Of a text that is not translated, only that is told."""
    for check in CHECKS if pair.source != pair.target else (UNTRANSLATED,):
        findings = tuple(check.look_at(pair))
        yield from ((check.code, finding) for finding in findings)
        if findings and check is UNTRANSLATED:
            return
