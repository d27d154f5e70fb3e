"""Findings, as the commands print them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import coloured
from pipeline.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:  # only `update` needs it at run time, and has it
    from pipeline.translation.catalogs import Renamed

__all__ = ["COLOURS", "counted", "finding_line", "one_line", "print_findings", "print_renames"]

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def one_line(message: str) -> str:
    """``message`` with every run of white space as one space, and what a terminal would obey made visible."""
    spaced = " ".join(message.split())
    if spaced.isprintable():
        return spaced
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in spaced)


def finding_line(finding: Diagnostic, *, colour: bool = False) -> str:
    """``path:line:column: code: message`` on one line, whatever the message holds.

    What is no error says so at the beginning of the message: ``path:line:column: code: warning: message``.
    """
    place, code = finding.place, finding.code
    severity = "" if finding.severity is Severity.ERROR else f"{finding.severity.value}: "
    if colour:
        place, code = (
            click.style(place, bold=True),
            click.style(code, fg=COLOURS[finding.severity], bold=True),
        )
    return f"{place}: {code}: {severity}{one_line(finding.message)}"


def print_findings(findings: Iterable[Diagnostic], *, err: bool = False) -> None:
    """A line for each finding, on stdout or stderr."""
    for finding in findings:
        click.echo(finding_line(finding, colour=coloured(err=err)), err=err)


def print_renames(renames: Iterable[Renamed]) -> None:
    """A line for each catalog that was taken along by a renamed article."""
    for rename in renames:
        click.echo(one_line(f"{rename.before} → {rename.after} (the article was renamed)"))


def counted(findings: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings there are of each severity, keys ``errors``, ``warnings``, ``notes``."""
    severities = [finding.severity for finding in findings]
    return {f"{severity.value}s": severities.count(severity) for severity in Severity}
