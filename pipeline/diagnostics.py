"""What can be wrong, and how it is told.

Two kinds, never mixed. A finding about somebody's file is a `Diagnostic`: it is collected and shown with the
others. What makes it impossible to go on is an `InputError`, which carries one or more diagnostics, so that
both kinds point at a place in the same way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath

__all__ = [
    "CODES",
    "PLUGIN_PREFIX",
    "Diagnostic",
    "Excerpt",
    "InputError",
    "Severity",
    "is_code",
    "meaning_of",
    "worst",
]


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
    "article": "an article cannot be read, has no text, or has a comment that is meant as a directive and is none",
    "front-matter": "an article's front matter cannot be read, has an unusable value or a key twice, or marks a draft",
    "slug": "an article's slug is unusable or taken",
    "catalog": "a catalog cannot be read or saved, or it or a template belongs to no article",
    "glossary": "the glossary cannot be read, or contradicts itself",
    "exchange": "a file from a translator's tool, or a translation memory, cannot be read or used",
    "output": "the site cannot be written",
    "publish": "the site cannot be brought to where it is to be published",
    "theme": "a template of the project cannot be used",
    # what an article holds that we leave alone
    "not-translated": "text that this version does not offer for translation",
    "asset": "an article shows a file, or links to an article, that is not there",
    "anchor": "a link leads to a place in an article that is not there",
    # checks of a translation
    "markup": "emphasis, links, images, code or footnotes differ from the source",
    "url": "a link's target differs from the source",
    "number": "a number or date differs from the source",
    "untranslated": "the translation is the source text, or a text of the article is not in the catalog",
    "source-script": "text in the source language's script is left in the translation",
    "glossary-missing": "a term is not translated as the glossary says",
    "glossary-forbidden": "a rendering that the glossary forbids",
    "structure": "a translation would change the blocks of the article",
    "html": "HTML elements differ from the source, or an article has some that pages leave out",
    "placeholder": "what a program puts a value in place of is missing, changed or added",
    "acronym": "an acronym became another, or is gone",
    "brackets": "a bracket or quotation mark is opened and not closed, or the reverse",
    "control-character": "a character that nobody sees, or that a wrong encoding left behind",
    "length": "the translation is far shorter or longer than a translation of the text would be",
    "plural": "a plural form is missing, or there are more than the language has",
    "punctuation": "the end of the sentence, or a punctuation mark, is not right for the language",
    "repeated-word": "a word stands twice in a row",
    "whitespace": "white space at an end, doubled, or on the wrong side of a punctuation mark",
    "consistency": "one text is translated in two ways, or two texts in one",
    "silencer": "a comment that silences a check names none, or silences nothing",
}
"""Every code a `Diagnostic` may have, with what it means; checks of other packages have codes of their own."""

PLUGIN_PREFIX = "x-"
"""What the codes of checks that other packages bring begin with."""


def is_code(code: str) -> bool:
    """Whether a `Diagnostic` may have the code."""
    return code in CODES or code.startswith(PLUGIN_PREFIX)


def meaning_of(code: str) -> str:
    """What the code means, in a few words."""
    return CODES.get(code, "a check of another package")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text and its translation as a catalog has them, and where in them something is wrong.

    ``source_marks`` and ``target_marks`` are half-open ranges of code points, in order, and do not overlap; they are
    empty where what is wrong is the whole, or something that is not there. ``source_language`` is a locale.
    """

    source: str
    target: str
    source_language: str
    source_marks: tuple[tuple[int, int], ...] = ()
    target_marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, and where.

    ``path`` is shown as it is: make it relative to the project's folder where the file lies inside it.
    ``line`` and ``column`` count from 1, columns in code points. ``language`` is a locale such as
    ``zh_Hans``, ``article`` an article's name, ``msgid`` the unit's text; each is None where it says nothing.
    ``excerpt`` is what to show of a translation beside the message; findings that differ only there are the same.
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
    excerpt: Excerpt | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not is_code(self.code):
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
