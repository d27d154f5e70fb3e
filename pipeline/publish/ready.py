"""Whether a site may be published: it is the one that would be built now, it is complete, and no check fails."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline import locales
from pipeline.build.site import BuiltEdition, Format, Made, make_site
from pipeline.diagnostics import Diagnostic, InputError, Severity
from pipeline.project import Project
from pipeline.publish.errors import PublishError

__all__ = ["Ready", "ready_site", "require_elsewhere"]

_SHOWN = 3
_NOT_FOR_READERS = frozenset(map(locales.web_tag, (locales.PSEUDO, locales.PSEUDO_RIGHT_TO_LEFT)))


@dataclass(frozen=True, slots=True)
class Ready:
    """The files of ``output/``, path -> content, and what stands against publishing them.

    ``others`` are the pages among them that no build makes. Pseudo-locales are left out.
    """

    files: Mapping[str, bytes]
    obstacles: tuple[str, ...]
    errors: tuple[Diagnostic, ...]
    others: tuple[str, ...]


def ready_site(project: Project, *, skip_incomplete: bool = False) -> Ready:
    """Read ``output/`` and compare it with what a build would write now.

    With ``skip_incomplete`` it is no obstacle that an edition is not in it for being less complete than min_complete.
    Raises `InputError` for what cannot be read, and where nothing was built yet.
    """
    files = dict(_files(project))
    if not files:
        message = "there is no site yet: run pipeline build"
        raise InputError.at("output", message, project.shown(project.output_dir))
    made = make_site(project, formats=_formats(project, files))
    errors = tuple(one for one in made.findings if one.severity is Severity.ERROR)
    wanted = {path.as_posix(): data for path, data in made.files.items()}
    others = tuple(sorted(path for path in files if path not in wanted and _is_page(path)))
    return Ready(files, tuple(_obstacles(files, wanted, made, skip_incomplete)), errors, others)


def require_elsewhere(project: Project, target: str) -> None:
    """Raise `PublishError` for a target that is one of the project's own folders, or lies in or around one."""
    path = Path(target.removeprefix("file://")).expanduser().resolve()
    own = (
        project.output_dir,
        project.source_dir,
        project.locale_dir,
        project.root / "theme",
        project.root / ".git",
    )
    for folder in map(Path.resolve, own):
        if path == folder or folder in path.parents or path in folder.parents:
            raise PublishError("this is a folder of the project itself: name another")


def _files(project: Project) -> Iterator[tuple[str, bytes]]:
    output = project.output_dir
    for folder, folders, names in os.walk(output):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NOT_FOR_READERS
        )
        for name in sorted(names):
            path = Path(folder, name)
            relative = path.relative_to(output).as_posix()
            if not relative.isprintable():
                message = f"the name {relative!a} cannot be an address: rename the file"
                raise InputError.at("publish", message, project.shown(output))
            yield relative, path.read_bytes()


def _formats(project: Project, files: Mapping[str, bytes]) -> tuple[Format, ...]:
    """What was built: Markdown editions may be left out; a book built by hand is not asked for again."""
    markdown: tuple[Format, ...] = ("markdown",) if any(path.endswith(".md") for path in files) else ()
    epub: tuple[Format, ...] = ("epub",) if "epub" in project.config.formats else ()
    return ("html", *markdown, *epub)


def _obstacles(
    files: Mapping[str, bytes], wanted: Mapping[str, bytes], made: Made, skip_incomplete: bool
) -> Iterator[str]:
    differing = sorted(path for path, data in wanted.items() if files.get(path) != data)
    if differing:
        such = ", ".join(differing[:_SHOWN]) + (" …" if len(differing) > _SHOWN else "")
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
