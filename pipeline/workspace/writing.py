"""What can be known before files are written, and how it is told that they cannot be."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.diagnostics import InputError
from pipeline.project import Project

__all__ = ["require_writable", "told_as_input_error"]


def require_writable(folders: Iterable[Path], *, over_files: bool = False) -> None:
    """Raise `OSError` for the first folder in which no file may be made, replaced or removed.

    For a folder that is not there yet, the nearest one around it counts. Links are followed. ``over_files`` says that
    a file in the place of a folder is going to be replaced; otherwise it is an error.
    """
    for folder in dict.fromkeys(folders):
        there = Path(os.path.realpath(folder))
        while not there.is_dir():
            if there.exists() and not over_files:
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
            there = there.parent
        if not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


@contextmanager
def told_as_input_error(
    project: Project, code: str, place: Path, *, hidden: str | None = None
) -> Iterator[None]:
    """Make an `OSError` of the block an `InputError` about the file that it names, or else about ``place``.

    ``place`` is also named for what lies in a folder ``hidden``, which nobody but us knows of.
    """
    try:
        yield
    except OSError as error:
        where = Path(error.filename) if isinstance(error.filename, str) else place
        if hidden in where.parts:
            where = place
        message = f"cannot be written: {error.strerror or error}"
        raise InputError.at(code, message, project.shown(where)) from None
