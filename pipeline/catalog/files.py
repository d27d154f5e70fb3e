"""Writing the files that people's work lives in."""

import contextlib
import os
import secrets
import stat
from pathlib import Path

__all__ = ["write_if_changed"]


def write_if_changed(path: Path, text: str) -> bool:
    """Make ``text``, as UTF-8, the content of ``path``; whether that changed anything.

    A reader, or a crash, finds the old content or the new, never a part of it. The file keeps its
    permissions and, where the system allows it, its owner; a symbolic link stays one. Missing folders are
    made. A file that has this content already is not touched. Raises `OSError` when the file cannot be
    written.
    """
    data = text.encode()
    target = path.resolve()
    try:
        if target.read_bytes() == data:
            return False
        before = target.stat()
    except FileNotFoundError:
        before = None
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            if before:
                _make_like(temporary, before)
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return True


def _make_like(temporary: Path, before: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only root may give a file away
            os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where a folder can be opened at all (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
