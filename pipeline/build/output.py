"""Writing the site: only what changed, and nothing before it is likely that all of it can be.

Everything is first written into a folder beside the pages. Whether all folders may be written is looked at, and those
that are missing are made, before the first page is moved into place: a full disk or a missing permission leaves every
page as it was. What fails after that (a disk that breaks, a permission taken away in that moment) leaves old pages
beside new ones, each of them whole, and the next build completes them. A page is replaced in one step: a reader sees
the old one or the new one.
"""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.project import Project
from pipeline.workspace.writing import require_writable, told_as_input_error

__all__ = ["Written", "write_site"]

STAGING = ".building"


@dataclass(frozen=True, slots=True)
class Written:
    """What happened to the files below ``output/``; paths are relative to it, and sorted."""

    changed: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]


def write_site(
    project: Project,
    files: Mapping[PurePosixPath, bytes],
    complete: Collection[str] = (),
    outdated: Collection[PurePosixPath] = (),
) -> Written:
    """Write ``files``, given by their path below ``output/``.

    ``complete`` names folders of ``output/`` of which ``files`` holds everything there is to be: what else
    is in them is removed, and so are the files that ``outdated`` names. Raises `InputError` when the disk is full or
    a folder cannot be written, with every file as it was.
    """
    output = project.output_dir
    changed = tuple(path for path in sorted(files) if not _holds(output / path, files[path]))
    with told_as_input_error(project, "output", output, hidden=STAGING):
        output.mkdir(parents=True, exist_ok=True)
        staging = output / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        try:
            others = [*outdated, *(path for name in complete for path in _others(output, name, files))]
            require_writable(_folders_to_change(output, changed, others, files), over_files=True)
            order = sorted(changed, key=_is_page)
            _stage(staging, [files[path] for path in order])
            _move_into_place(staging, output, order)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        for path in outdated:
            (output / path).unlink()
        others = [path for name in complete for path in _remove_others(output, name, files)]
        removed = tuple(sorted([*outdated, *others]))
    unchanged = tuple(sorted(files.keys() - set(changed)))
    return Written(changed, unchanged, removed)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _is_page(path: PurePosixPath) -> bool:
    """Pages take their places after what they load: who reads meanwhile misses nothing."""
    return path.suffix == ".html"


def _stage(staging: Path, contents: list[bytes]) -> None:
    staging.mkdir()
    for number, data in enumerate(contents):
        (staging / str(number)).write_bytes(data)


def _folders_to_change(
    output: Path,
    changed: Iterable[PurePosixPath],
    others: Iterable[PurePosixPath],
    files: Iterable[PurePosixPath],
) -> Iterator[Path]:
    """The folders in which a name comes, goes or is replaced. They need not be there yet."""
    for path in changed:
        yield output / path.parent
        if not (output / path).is_symlink():  # where a folder lies that is to become a file
            yield from (Path(folder) for folder, _, _ in os.walk(output / path, onerror=_fail))
    kept = {folder for path in files for folder in path.parents}
    for path in others:
        for folder in path.parents[:-1]:
            yield output / folder
            if folder in kept:  # else it will be empty, and is removed from the one around it
                break


def _fail(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def _move_into_place(staging: Path, output: Path, paths: Collection[PurePosixPath]) -> None:
    for folder in dict.fromkeys(path.parent for path in paths):
        _make_folder(output, folder)
    for number, path in enumerate(paths):
        target = output / path
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


def _others(output: Path, name: str, files: Collection[PurePosixPath]) -> Iterator[PurePosixPath]:
    """What is below ``output/name``, is no folder, and is not in ``files``."""
    top = output / name
    if top.is_symlink():
        return
    for folder, folders, names in os.walk(top, onerror=_fail):
        here = Path(folder)
        links = [one for one in folders if (here / one).is_symlink()]
        for one in (*names, *links):
            path = PurePosixPath((here / one).relative_to(output).as_posix())
            if path not in files:
                yield path


def _remove_others(output: Path, name: str, files: Collection[PurePosixPath]) -> Iterator[PurePosixPath]:
    """Remove what is below ``output/name`` and not in ``files``, then the folders that are empty."""
    for path in tuple(_others(output, name, files)):
        (output / path).unlink()
        yield path
    top = output / name
    if top.is_symlink():
        return
    for folder, _, _ in os.walk(top, topdown=False):
        here = Path(folder)
        if here != top and not any(here.iterdir()):
            here.rmdir()
