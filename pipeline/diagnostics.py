"""What can be wrong, and how it is told.

Two kinds, never mixed. A finding about somebody's file is a `Diagnostic`: it is collected and shown with the
others. What makes it impossible to go on is an `InputError`, which carries one or more diagnostics, so that
both kinds point at a place in the same way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

__all__ = ["CODES", "Diagnostic", "InputError", "Severity", "worst"]


class Severity(StrEnum):
    """How much a finding matters. The values are those of the command contract."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """2 for an error, 1 for a warning, 0 for a note."""
        return {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}[self]


CODES: dict[str, str] = {
    # what stops a command; some also tell of less, as a warning or a note
    "usage": "the command was called in a way it does not understand",
    "configuration": "the project's configuration is wrong",
    "article": "an article cannot be read, or has no text",
    "front-matter": "an article's front matter cannot be read, or has a value that pages cannot show, or marks a draft",
    "slug": "an article's slug is unusable or taken",
    "catalog": "a catalog cannot be read or saved, or it or a template belongs to no article",
    "glossary": "the glossary cannot be read",
    "output": "the site cannot be written",
    # what an article holds that we leave alone
    "not-translated": "text that this version does not offer for translation",
    "asset": "an article shows a file that is not there",
    # checks of a translation
    "markup": "emphasis, links, images, code or footnotes differ from the source",
    "url": "a link's target differs from the source",
    "number": "a number or date differs from the source",
    "untranslated": "the translation is the source text, or a text of the article is not in the catalog",
    "source-script": "text in the source language's script is left in the translation",
    "glossary-missing": "a term is not translated as the glossary says",
    "glossary-forbidden": "a rendering that the glossary forbids",
    "structure": "a translation would change the blocks of the article",
}
"""Every code a `Diagnostic` may have, with what it means."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, and where.

    ``path`` is shown as it is: make it relative to the project's folder where the file lies inside it.
    ``line`` and ``column`` count from 1, columns in code points. ``language`` is a locale such as
    ``zh_Hans``, ``article`` an article's name, ``msgid`` the unit's text; each is None where it says nothing.
    """

    code: str
    message: str
    path: PurePath
    line: int = 1
    column: int = 1
    severity: Severity = Severity.ERROR
    language: str | None = None
    article: str | None = None
    msgid: str | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code!r} is not in diagnostics.CODES")

    @property
    def place(self) -> str:
        """``path:line:column``, as editors and terminals make it clickable."""
        return f"{self.path.as_posix()}:{self.line}:{self.column}"

    def as_json(self) -> dict[str, str | int | None]:
        """The object of ``check --format json``, keys in the contract's order."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "path": self.path.as_posix(),
            "line": self.line,
            "column": self.column,
            "language": self.language,
            "article": self.article,
            "msgid": self.msgid,
        }

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Orders findings by file, place, code and text: the same on every machine."""
        return (self.path.as_posix(), self.line, self.column, self.code, self.message)


class InputError(Exception):
    """Somebody's file, or the command line, makes it impossible to go on.

    The command prints one line per diagnostic and exits with 2. Whatever can be known beforehand (input that is wrong,
    a folder that may not be written) is raised before any file is replaced. Only what goes wrong while files take
    their places may leave some new and some old, each of them whole: a disk that fails, or a catalog that somebody
    else breaks in that moment.
    """

    def __init__(self, diagnostics: Diagnostic | Iterable[Diagnostic]) -> None:
        found = (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(diagnostics)
        self.diagnostics: tuple[Diagnostic, ...] = found
        super().__init__("\n".join(f"{one.place}: {one.message}" for one in found))

    @classmethod
    def at(
        cls, code: str, message: str, path: Path | PurePath, line: int = 1, column: int = 1
    ) -> "InputError":
        """An error with a single diagnostic."""
        return cls(Diagnostic(code, message, path, line, column))


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The gravest severity among ``diagnostics``, None if there are none."""
    return max((one.severity for one in diagnostics), key=lambda severity: severity.rank, default=None)
