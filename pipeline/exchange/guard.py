"""Texts in the cells of a CSV file, which spreadsheets take for formulas, numbers and dates.

``=HYPERLINK(…)`` in a translation must be a text to whoever opens the file, and ``12月10日`` must not come back as
``12-Oct``. CSV has no way to say "this is text", so such a cell begins with an apostrophe, as one would type it in a
spreadsheet. Nothing is lost: a text that looks so after its own apostrophes gets one more, every other text is left
alone, and reading takes exactly one away again (CWE-1236; OWASP, "CSV Injection").
"""

import re

__all__ = ["guarded", "unguarded"]

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
"""What a formula begins with; the full-width forms are ones in Japanese Excel."""

_NUMBER_OR_DATE = re.compile(r"(?=[^\n]*\d)[\d\s.,:;/%()年月日時分秒¥$€£-]*(?:[A-Za-z]{1,9}[\d\s.,:/%-]*)?")
"""Digits with what may stand between them, and at most one word: ``007``, ``1/2``, ``1E5``, ``10 December 2024``."""

_WORDS = frozenset(("TRUE", "FALSE"))
_APOSTROPHE = "'"


def guarded(text: str) -> str:
    """``text`` as it stands in a cell."""
    return _APOSTROPHE + text if _is_at_risk(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and _is_at_risk(cell) else cell


def _is_at_risk(text: str) -> bool:
    core = text.lstrip(_APOSTROPHE)
    return bool(_FORMULA.match(core) or _NUMBER_OR_DATE.fullmatch(core)) or core.upper() in _WORDS
