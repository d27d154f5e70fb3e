"""The forms in which ``pipeline check`` prints its findings."""

import json
from collections.abc import Callable, Mapping
from urllib.parse import quote

from pipeline import __version__
from pipeline.build.checking import Checked
from pipeline.cli.console import coloured
from pipeline.cli.reports import counted, finding_line
from pipeline.diagnostics import CODES, Diagnostic, Severity

__all__ = ["FORMATS"]

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_text(checked: Checked) -> str:
    """A line per finding: ``path:line:column: code: message``."""
    colour = coloured(err=False)
    return "\n".join(finding_line(one, colour=colour) for one in checked.diagnostics)


def as_json(checked: Checked) -> str:
    """The contract's object: ``diagnostics`` and a ``summary`` that counts them."""
    return json.dumps(
        {
            "diagnostics": [one.as_json() for one in checked.diagnostics],
            "summary": {**counted(checked.diagnostics), "checked": checked.catalogs},
        },
        ensure_ascii=False,
        indent=2,
    )


def as_sarif(checked: Checked) -> str:
    """SARIF 2.1.0, for code scanning. Columns count code points, as the log says."""
    used = sorted({one.code for one in checked.diagnostics})
    driver = {
        "name": "pipeline",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": CODES[code]}} for code in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(one, used.index(one.code)) for one in checked.diagnostics],
    }
    return json.dumps(
        {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _sarif_result(one: Diagnostic, rule: int) -> dict[str, object]:
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity.value,
        "message": {"text": one.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(one.path.as_posix())},
                    "region": {"startLine": one.line, "startColumn": one.column},
                }
            }
        ],
    }


def as_github(checked: Checked) -> str:
    """Workflow commands of GitHub Actions, which become annotations of the changed lines."""
    return "\n".join(_github_line(one) for one in checked.diagnostics)


def _github_line(one: Diagnostic) -> str:
    properties = {
        "file": one.path.as_posix(),
        "line": str(one.line),
        "col": str(one.column),
        "title": one.code,
    }
    listed = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    return f"::{_GITHUB_COMMANDS[one.severity]} {listed}::{_github_data(one.message)}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Checked], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
"""What ``--format`` may say."""
