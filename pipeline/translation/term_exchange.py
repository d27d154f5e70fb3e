"""Terms from the files of other tools, into the project's glossary."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePath

from pipeline.catalog import Content, Outcome, write_together
from pipeline.diagnostics import InputError
from pipeline.glossary.exchange import Changes, Imported, Preference, merge_terms, read_csv, read_tbx
from pipeline.glossary.terms import Rendering, Term
from pipeline.locales import locale_of
from pipeline.project import Project
from pipeline.textfile import read_text
from pipeline.workspace.writing import told_as_input_error

__all__ = ["TermFile", "TermsImported", "import_terms", "write_glossary"]


class TermFile(StrEnum):
    """What a file of terms is."""

    TBX = "tbx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class TermsImported:
    """What a file changes: ``before`` is the glossary's content now, None if there is none yet."""

    changes: Changes
    left_out: tuple[str, ...]
    before: bytes | None


def import_terms(
    project: Project, path: Path, language: str | None, kind: TermFile | None, prefer: Preference
) -> TermsImported:
    """Read a file of terms, and work out what it changes; nothing is written.

    ``language`` limits it to one, and says whose the column ``target`` of a CSV is. Without ``kind`` the file itself
    tells what it is. Raises `InputError` for what cannot be read, the glossary included.
    """
    shown = project.shown(path.absolute())
    imported = _read(path, shown, project.config.source_language, language, kind)
    imported = _in_languages_of(imported, project.config.languages)
    if language:
        imported = _only(imported, language)
    glossary_path = project.glossary_path
    shown_glossary = project.shown(glossary_path)
    exists = glossary_path.exists() or glossary_path.is_symlink()
    text = read_text(glossary_path, shown_glossary, "glossary") if exists else ""
    changes = merge_terms(
        text,
        imported.terms,
        shown_glossary,
        project.config.source_language,
        project.config.languages,
        prefer,
    )
    return TermsImported(changes, imported.left_out, text.encode() if exists else None)


def write_glossary(project: Project, imported: TermsImported) -> None:
    """Write the glossary as it is to be. Raises `InputError` if it cannot be, or was saved since it was read."""
    path = project.glossary_path
    content = Content(path, imported.changes.text.encode(), imported.before)
    if content.data == (content.before or b""):
        return
    with told_as_input_error(project, "glossary", path):
        (outcome,) = write_together([content])
    if outcome is Outcome.SAVED_MEANWHILE:
        message = "somebody saved it in this moment: run the command once more"
        raise InputError.at("glossary", message, project.shown(path))


def _read(
    path: Path, shown: PurePath, source_language: str, language: str | None, kind: TermFile | None
) -> Imported:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError.at("usage", "no such file", shown) from None
    except OSError as error:
        raise InputError.at("usage", f"cannot be read: {error.strerror}", shown) from None
    if (kind or _kind_of(data)) is TermFile.TBX:
        return read_tbx(data, shown, source_language)
    return read_csv(data, shown, source_language, language)


def _kind_of(data: bytes) -> TermFile:
    start = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return TermFile.TBX if start.startswith(b"<") else TermFile.CSV


def _in_languages_of(imported: Imported, languages: Sequence[str]) -> Imported:
    """Renderings in ``en_US`` as those in ``en`` where a project has only that: most tools name a territory.

    Of several territories the first is taken so.
    """
    terms: list[Term] = []
    for term in imported.terms:
        renderings: dict[str, Rendering] = {}
        for name, rendering in term.renderings.items():
            locale = locale_of(name)
            shorter = "_".join(part for part in (locale.language, locale.script) if part)
            is_wanted = name not in languages and shorter in languages and shorter not in term.renderings
            renderings[shorter if is_wanted and shorter not in renderings else name] = rendering
        terms.append(replace(term, renderings=renderings))
    return replace(imported, terms=tuple(terms))


def _only(imported: Imported, language: str) -> Imported:
    terms = (
        replace(term, renderings={name: one for name, one in term.renderings.items() if name == language})
        for term in imported.terms
    )
    return replace(imported, terms=tuple(terms))
