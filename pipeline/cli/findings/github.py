"""``--format github``: workflow commands of GitHub Actions, which become annotations of the changed lines."""

from pipeline.build.checking import Checked
from pipeline.cli.findings.repository import path_in_repository
from pipeline.diagnostics import Diagnostic, Severity

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(checked: Checked) -> str:
    """A command for each finding. The annotation shows the source and the translation below the message."""
    return "\n".join(_command(one, checked) for one in checked.diagnostics)


def _command(one: Diagnostic, checked: Checked) -> str:
    properties = {
        "file": path_in_repository(one.path, checked).as_posix(),
        "line": str(one.line),
        "col": str(one.column),
        "title": one.code,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = [one.message]
    if one.excerpt:
        lines += [
            f"{one.excerpt.source_language}: {one.excerpt.source}",
            f"{one.language}: {one.excerpt.target}",
        ]
    return f"::{_COMMANDS[one.severity]} {listed}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
