"""The checks, in the order in which they speak. To add one, write its module and its page, and add a line here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checks import (
    acronym,
    brackets,
    control_character,
    glossary_forbidden,
    glossary_missing,
    html,
    length,
    markup,
    number,
    placeholder,
    punctuation,
    repeated_word,
    source_script,
    untranslated,
    url,
    whitespace,
)
from pipeline.checks.check import Check
from pipeline.checks.pair import Finding, Pair
from pipeline.diagnostics import Severity

__all__ = ["CHECKS", "check_pair"]

UNTRANSLATED = Check("untranslated", untranslated.check)

CHECKS: tuple[Check, ...] = (
    UNTRANSLATED,
    Check("markup", markup.check),
    Check("html", html.check),
    Check("placeholder", placeholder.check),
    Check("url", url.check),
    Check("number", number.check),
    Check("source-script", source_script.check),
    Check("glossary-missing", glossary_missing.check),
    Check("glossary-forbidden", glossary_forbidden.check),
    Check("acronym", acronym.check, Severity.WARNING),
    Check("brackets", brackets.check, Severity.WARNING),
    Check("control-character", control_character.check),
    Check("length", length.check, Severity.WARNING),
    Check("punctuation", punctuation.check, Severity.WARNING),
    Check("repeated-word", repeated_word.check, Severity.WARNING, repeated_word.LANGUAGES),
    Check("whitespace", whitespace.check, Severity.WARNING),
)
"""The checks of a text and its translation; `plural` and `consistency` look at entries and catalogs."""


def check_pair(pair: Pair, checks: Sequence[Check] = CHECKS) -> Iterator[tuple[str, Finding]]:
    """Each finding about ``pair`` with its code. Of a text that is not translated, only that is told."""
    for check in checks if pair.source != pair.target else (UNTRANSLATED,):
        if not check.applies_to(pair):
            continue
        findings = tuple(check.look_at(pair))
        for finding in findings:
            yield check.code, finding if finding.severity else replace(finding, severity=check.severity)
        if findings and check is UNTRANSLATED:
            return
