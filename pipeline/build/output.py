"""Writing the site: only what changed, and all of it or nothing.

Everything is first written into a folder beside the pages, and moved into place when nothing can fail for
lack of space or permission any more. A page is replaced in one step: a reader sees the old one or the new
one.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.diagnostics import InputError
from pipeline.project import Project

__all__ = ["Written", "write_site"]

STAGING = ".building"


@dataclass(frozen=True, slots=True)
class Written:
    """What happened to the files below ``output/``; paths are relative to it, and sorted."""

    changed: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]


def write_site(
    project: Project, files: Mapping[PurePosixPath, bytes], complete: Collection[str] = ()
) -> Written:
    """Write ``files``, given by their path below ``output/``.

    ``complete`` names folders of ``output/`` of which ``files`` holds everything there is to be: what else
    is in them is removed. Raises `InputError` when the disk is full or the folder cannot be written.
    """
    output = project.output_dir
    changed = tuple(path for path in sorted(files) if not _holds(output / path, files[path]))
    try:
        output.mkdir(parents=True, exist_ok=True)
        staging = output / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        try:
            _stage(staging, [files[path] for path in changed])
            _move_into_place(staging, output, changed)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        removed = tuple(sorted(path for name in complete for path in _remove_others(output, name, files)))
    except OSError as error:
        where = Path(error.filename) if isinstance(error.filename, str) else output
        if STAGING in where.parts:
            where = output
        message = f"cannot be written: {error.strerror or error}"
        raise InputError.at("output", message, project.shown(where)) from None
    unchanged = tuple(sorted(files.keys() - set(changed)))
    return Written(changed, unchanged, removed)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _stage(staging: Path, contents: list[bytes]) -> None:
    staging.mkdir()
    for number, data in enumerate(contents):
        (staging / str(number)).write_bytes(data)


def _move_into_place(staging: Path, output: Path, paths: Collection[PurePosixPath]) -> None:
    for number, path in enumerate(paths):
        target = output / path
        _make_folder(output, path.parent)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        (staging / str(number)).replace(target)


def _make_folder(output: Path, relative: PurePosixPath) -> None:
    """Make a folder below ``output``, in place of a file that an earlier build left there."""
    for part in (*reversed(relative.parents), relative):
        folder = output / part
        if not folder.is_dir():
            folder.unlink(missing_ok=True)
            folder.mkdir()


def _remove_others(output: Path, name: str, files: Mapping[PurePosixPath, bytes]) -> Iterator[PurePosixPath]:
    """Remove what is below ``output/name`` and not in ``files``, then the folders that are empty."""
    top = output / name
    if top.is_symlink() or not top.is_dir():
        return
    for folder, folders, names in os.walk(top, topdown=False):
        here = Path(folder)
        links = [one for one in folders if (here / one).is_symlink()]
        for one in (*names, *links):
            path = PurePosixPath((here / one).relative_to(output).as_posix())
            if path not in files:
                (here / one).unlink()
                yield path
        if here != top and not any(here.iterdir()):
            here.rmdir()
