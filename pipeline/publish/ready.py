"""Whether a site may be published: it is the one that would be built now, it is complete, and no check fails."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.build.site import BuiltEdition, Format, Made, make_site
from pipeline.diagnostics import Diagnostic, InputError, Severity
from pipeline.project import Project

__all__ = ["Ready", "ready_site"]

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Ready:
    """The files of ``output/``, path -> content, and what stands against publishing them."""

    files: Mapping[str, bytes]
    obstacles: tuple[str, ...]
    errors: tuple[Diagnostic, ...]


def ready_site(project: Project, *, skip_incomplete: bool = False) -> Ready:
    """Read ``output/`` and compare it with what a build would write now.

    With ``skip_incomplete`` it is no obstacle that an edition is not in it for being less complete than min_complete.
    Raises `InputError` for what cannot be read, and where nothing was built yet.
    """
    output = project.output_dir
    files = dict(_files(output))
    if not files:
        raise InputError.at("output", "there is no site yet: run pipeline build", project.shown(output))
    made = make_site(project, formats=_formats(project, files))
    errors = tuple(one for one in made.findings if one.severity is Severity.ERROR)
    return Ready(files, tuple(_obstacles(files, made, skip_incomplete)), errors)


def _files(output: Path) -> Iterator[tuple[str, bytes]]:
    for folder, folders, names in os.walk(output):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            yield path.relative_to(output).as_posix(), path.read_bytes()


def _formats(project: Project, files: Mapping[str, bytes]) -> tuple[Format, ...]:
    """What was built: Markdown editions may be left out; a book built by hand is not asked for again."""
    markdown: tuple[Format, ...] = ("markdown",) if any(path.endswith(".md") for path in files) else ()
    epub: tuple[Format, ...] = ("epub",) if "epub" in project.config.formats else ()
    return ("html", *markdown, *epub)


def _obstacles(files: Mapping[str, bytes], made: Made, skip_incomplete: bool) -> Iterator[str]:
    wanted = {path.as_posix(): data for path, data in made.files.items()}
    differing = sorted(path for path, data in wanted.items() if files.get(path) != data)
    left_over = sorted(path for path in files if path not in wanted and _is_page(path))
    if differing or left_over:
        several = [*differing, *left_over]
        such = ", ".join(several[:_SHOWN]) + (" …" if len(several) > _SHOWN else "")
        yield f"output/ is not what would be built now ({such}): run pipeline build"
    held_back = [edition for edition in made.editions if edition.is_too_incomplete]
    if held_back and not skip_incomplete:
        it = "it" if len(held_back) == 1 else "them"
        yield (
            f"{_named(held_back)} less complete than min_complete: translate more of {it}, or leave {it} out with "
            "--skip-incomplete"
        )


def _is_page(path: str) -> bool:
    return PurePosixPath(path).suffix in (".html", ".md")


def _named(editions: list[BuiltEdition]) -> str:
    names = [f"{edition.article} ({edition.language})" for edition in editions]
    such = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
    return f"{such} is" if len(names) == 1 else f"{such} are"
