"""Catalogs → a bundle for translators whose tools don't read PO: the work of ``export``."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import polib

from pipeline.catalog import Catalog
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.exchange import Bundle, ExchangeUnit, Format, State
from pipeline.project import ArticleFile, Project
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import read_catalogs

__all__ = ["Exported", "export", "state_of_translation"]


@dataclass(frozen=True, slots=True)
class Exported:
    """What is to be sent. ``left_out`` tells of what is not in it, and why."""

    bundle: Bundle
    left_out: tuple[Diagnostic, ...]


def export(
    project: Project, files: Sequence[ArticleFile], language: str, form: Format, only: Collection[State]
) -> Exported:
    """The entries of the articles' catalogs in ``language`` whose state is in ``only``, obsolete ones aside.

    Raises `InputError` if a catalog cannot be read.
    """
    problems = Problems()
    catalogs = read_catalogs(project, [(language, file.name) for file in files], problems)
    problems.stop_if_any()
    units: list[ExchangeUnit] = []
    left_out: list[Diagnostic] = []
    for file in files:
        catalog = catalogs.get((language, file.name))
        if catalog is None:
            shown = project.shown(project.catalog_path(language, file.name))
            message = "there is no such catalog yet: run pipeline update"
            left_out.append(Diagnostic("exchange", message, shown, severity=Severity.WARNING))
            continue
        for entry, unit in _units(catalog, file.name):
            reason = "it has plural forms" if entry.msgid_plural else form.cannot_carry(unit)
            if unit.state not in only:
                continue
            if reason is None:
                units.append(unit)
            else:
                message = f"the entry is left out: {reason}"
                left_out.append(Diagnostic("exchange", message, catalog.shown, *catalog.place(entry)))
    return Exported(Bundle(project.config.source_language, language, tuple(units)), tuple(left_out))


def state_of_translation(entry: polib.POEntry) -> State:
    """How far the entry's translation is."""
    return State.of(entry.msgstr, fuzzy=entry.fuzzy)


def _units(catalog: Catalog, article: str) -> Iterator[tuple[polib.POEntry, ExchangeUnit]]:
    for entry in catalog.po:
        if not entry.obsolete:
            yield (
                entry,
                ExchangeUnit(
                    article=article,
                    context=entry.msgctxt,
                    source=entry.msgid,
                    target=entry.msgstr,
                    state=state_of_translation(entry),
                    references=tuple(f"{name}:{line}" for name, line in entry.occurrences),
                    notes=_lines(entry.comment),
                    comments=_lines(entry.tcomment),
                    previous=entry.previous_msgid or None,
                ),
            )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
