"""``--format text``: a line per finding, for people, editors and ``grep``."""

from pipeline.build.checking import Checked
from pipeline.cli.reports import finding_line

__all__ = ["render"]


def render(checked: Checked) -> str:
    """``path:line:column: code: message`` for each finding, without colours."""
    return "\n".join(finding_line(one) for one in checked.diagnostics)
