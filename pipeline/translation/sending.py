"""A bundle → the files that go to translators."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePath

from pipeline.catalog import Content, Outcome, write_together
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.exchange import Bundle, Format
from pipeline.project import Project
from pipeline.workspace.writing import require_writable, told_as_input_error

__all__ = ["Sent", "send"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was written, and how many units it has."""

    shown: PurePath
    units: int


def send(
    bundle: Bundle, form: Format, output: Path, project: Project, *, overwrite: bool
) -> tuple[Sent, ...]:
    """Write the bundle into the file ``output``, or a file per article if that is a folder.

    A file that has something else in it may have somebody's work in it: it is replaced only if ``overwrite`` says so.
    Raises `InputError`, with nothing written.
    """
    bundles = dict(_files(bundle, form, output))
    contents: list[Content] = []
    in_the_way: list[Diagnostic] = []
    with told_as_input_error(project, "exchange", output):
        require_writable(path.parent for path in bundles)
        for path, part in bundles.items():
            data = form.write(part)
            before = path.read_bytes() if path.is_file() else None
            if before not in (None, data) and not overwrite:
                message = "it is there already, and may have work in it: import it, or use --overwrite"
                in_the_way.append(Diagnostic("exchange", message, project.shown(path)))
            contents.append(Content(path, data, before))
        if in_the_way:
            raise InputError(in_the_way)
        outcomes = write_together(contents)
    if Outcome.SAVED_MEANWHILE in outcomes:
        path = contents[outcomes.index(Outcome.SAVED_MEANWHILE)].path
        raise InputError.at(
            "exchange", "somebody else saved it just now: run the command again", project.shown(path)
        )
    return tuple(Sent(project.shown(path), len(part.units)) for path, part in bundles.items())


def _files(bundle: Bundle, form: Format, output: Path) -> Iterator[tuple[Path, Bundle]]:
    """The path of each file, and what goes into it."""
    if not output.is_dir():
        yield output, bundle
        return
    for article, units in groupby(bundle.units, key=lambda unit: unit.article):
        name = f"{article}.{bundle.target_language}{form.suffix}"
        yield Path(os.path.normpath(output / name)), replace(bundle, units=tuple(units))
