"""The translation memory as people use it: searched, written as TMX, and fed with TMX of other tools."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from pipeline.catalog import Content, Outcome, write_together
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.exchange import FORMATS, State
from pipeline.exchange.formats import read_bytes
from pipeline.memory import Match
from pipeline.project import Project
from pipeline.translation.exporting import export
from pipeline.translation.remembering import read_memory, tmx_folder
from pipeline.translation.sending import Sent, send
from pipeline.workspace.problems import Problems
from pipeline.workspace.writing import told_as_input_error

__all__ = ["ImportedMemory", "export_memory", "import_memory", "search_memory"]


ENOUGH_TO_SHOW = 0.3
"""The similarity from which a person who searches wants to see a text; words alone are searched, too."""


@dataclass(frozen=True, slots=True)
class ImportedMemory:
    """A TMX file in the project, and how many translations into each of its languages it has."""

    shown: PurePath
    translations: Mapping[str, int]


def search_memory(project: Project, text: str, language: str) -> tuple[Match, ...]:
    """Translations into ``language`` of texts like ``text``, best first.

    Raises `InputError` for catalogs and TMX files that cannot be read.
    """
    problems = Problems()
    memory = read_memory(project, language, problems, unreadable=problems)
    problems.stop_if_any()
    return memory.similar(text, memory.near([text]), enough=ENOUGH_TO_SHOW)


def export_memory(project: Project, language: str, output: Path, *, overwrite: bool) -> Sent:
    """Write the confirmed translations of all articles as one TMX file. Raises `InputError`."""
    form = FORMATS["tmx"]
    done = export(project, project.articles(), language, form, {State.TRANSLATED})
    if output.is_dir():
        raise InputError.at("exchange", "it is a folder: name a file", project.shown(output))
    (sent,) = send(done.bundle, form, output, project, overwrite=overwrite)
    return sent


def import_memory(project: Project, path: Path) -> ImportedMemory:
    """Check a TMX file and copy it into the project's memory.

    Raises `InputError`, with nothing written, if it is no TMX, has nothing in the project's languages, or another file
    of its name is there already.
    """
    from pipeline.memory.tmx_files import languages_in  # lxml takes a while

    shown = project.shown(path.resolve())
    data = read_bytes(path, shown)
    config = project.config
    counts = languages_in(data, shown, (config.source_language, *config.languages))
    translations = {language: count for language in config.languages if (count := counts[language])}
    if not counts[config.source_language] or not translations:
        wanted = f"{config.source_language} and {', '.join(config.languages)}"
        raise InputError.at(
            "exchange", f"it has no translations between the project's languages ({wanted})", shown
        )
    target = tmx_folder(project) / f"{path.stem}.tmx"
    with told_as_input_error(project, "exchange", target):
        before = target.read_bytes() if target.is_file() else None
        if before in (None, data):
            (outcome,) = write_together([Content(target, data, before)])
            if outcome is not Outcome.SAVED_MEANWHILE:
                return ImportedMemory(project.shown(target), translations)
    message = "another memory of this name is there already: rename one of them"
    raise InputError(Diagnostic("exchange", message, project.shown(target)))
