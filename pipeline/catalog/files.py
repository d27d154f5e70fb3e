"""Writing the files that people's work lives in.

A file is replaced in one step: a reader, or a crash, finds the old content or the new, never a part of it. It keeps
its permissions and, where the system allows it, its owner; a symbolic link stays one. Missing folders are made.
"""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pipeline.catalog.swap import exchange

__all__ = ["Content", "Outcome", "remove_drafts", "write_generated", "write_if_changed", "write_together"]

_DRAFT = re.compile(r"\.[0-9a-f]{16}\.tmp")
"""The name of a file that is to take another's place."""

SYNCED_AT_ONCE = 8
"""File systems write many files to the disk in one go if they are asked together: 300 took 0.04 s, not 1.1 s."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is to hold, and what it held when that was worked out: None if there was no such file."""

    path: Path
    data: bytes
    before: bytes | None


class Outcome(Enum):
    """What became of a `Content`."""

    WRITTEN = "written"
    UNCHANGED = "the file holds it already"
    SAVED_MEANWHILE = "not written: the file holds something else than before"


def write_together(contents: Sequence[Content]) -> tuple[Outcome, ...]:
    """Write files that others may be saving now. Gives an outcome for each, in order.

    All contents are on the disk before the first file is replaced, so a disk that is full leaves everything as it
    was. Whether a file still holds what it did is looked at right before it is replaced and, where the system can
    exchange files, once more after that. Raises `OSError` when a file cannot be written.
    """
    drafts: dict[int, _Draft] = {}
    try:
        for at, content in enumerate(contents):
            if content.data != content.before:
                drafts[at] = _Draft.of(content.path, content.data)
        _sync(draft.temporary for draft in drafts.values())
        outcomes = tuple(
            _put_in_place(drafts[at], content) if at in drafts else Outcome.UNCHANGED
            for at, content in enumerate(contents)
        )
    finally:
        for draft in drafts.values():
            draft.discard()
    for folder in dict.fromkeys(draft.target.parent for draft in drafts.values()):
        _sync_folder(folder)
    return outcomes


def remove_drafts(folder: Path) -> None:
    """Remove what a command that was killed left below ``folder``. No other may be writing there. Raises `OSError`."""
    for path in folder.rglob(".*.tmp"):
        if _DRAFT.fullmatch(path.name):
            path.unlink()


def _put_in_place(draft: "_Draft", content: Content) -> Outcome:
    now = draft.current()
    if now == content.data:
        return Outcome.UNCHANGED
    if now != content.before:
        return Outcome.SAVED_MEANWHILE
    placed = draft.take_new_place() if content.before is None else _swap(draft, content)
    return Outcome.WRITTEN if placed else Outcome.SAVED_MEANWHILE


def _swap(draft: "_Draft", content: Content) -> bool:
    """Replace the file; False if somebody saved it in the moment since it was looked at, which then stays."""
    if not exchange(draft.temporary, draft.target):
        draft.take_place()
        return True
    placed, replaced = content.data, draft.temporary.read_bytes()
    if replaced == content.before:
        return True
    while True:  # back with it, and if yet another version comes out, that is the newest
        exchange(draft.temporary, draft.target)
        placed, replaced, expected = replaced, draft.temporary.read_bytes(), placed
        if replaced == expected:
            return False


def write_if_changed(path: Path, text: str) -> bool:
    """Make ``text``, as UTF-8, the content of ``path``, whatever it was; whether that changed anything.

    A file that has this content already is not touched. Raises `OSError` when the file cannot be written.
    """
    with _drafted(path, text) as draft:
        if draft:
            _sync([draft.temporary])
            draft.take_place()
            _sync_folder(draft.target.parent)
    return draft is not None


def write_generated(path: Path, text: str) -> bool:
    """The same for a file that can be made again: it does not wait for the disk."""
    with _drafted(path, text) as draft:
        if draft:
            draft.take_place()
    return draft is not None


@contextlib.contextmanager
def _drafted(path: Path, text: str) -> Iterator["_Draft | None"]:
    """A draft that is gone after the block; None if the file holds ``text`` already."""
    data = text.encode()
    try:
        same = path.read_bytes() == data
    except FileNotFoundError:
        same = False
    draft = None if same else _Draft.of(path, data)
    try:
        yield draft
    finally:
        if draft:
            draft.discard()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file's new content, which lies beside the file until it takes its place."""

    target: Path
    temporary: Path

    @classmethod
    def of(cls, path: Path, data: bytes) -> "_Draft":
        target = _real(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = cls(target, target.with_name(f".{os.urandom(8).hex()}.tmp"))
        try:
            with draft.temporary.open("xb") as file:
                file.write(data)
            with contextlib.suppress(FileNotFoundError):
                _make_like(draft.temporary, target.stat())
        except OSError as error:  # which names the draft, or nothing if the disk is full
            draft.discard()
            raise OSError(error.errno, error.strerror, str(path)) from error
        except BaseException:
            draft.discard()
            raise
        return draft

    def current(self) -> bytes | None:
        """What the file holds now, None if there is none."""
        try:
            return self.target.read_bytes()
        except FileNotFoundError:
            return None

    def take_place(self) -> None:
        self.temporary.replace(self.target)

    def take_new_place(self) -> bool:
        """The same for a file that is not there yet; False if it is."""
        try:
            os.link(self.temporary, self.target)
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            self.take_place()
        return True

    def discard(self) -> None:
        """Remove what did not take its place."""
        self.temporary.unlink(missing_ok=True)


def _real(path: Path) -> Path:
    """Where the links of ``path`` lead. Raises `OSError` if in a circle; Python before 3.13 has another error."""
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def _make_like(temporary: Path, before: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only root may give a file away
            os.chown(temporary, before.st_uid, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def _sync(files: Iterable[Path]) -> None:
    """Wait until the files are on the disk."""
    from concurrent.futures import ThreadPoolExecutor  # takes 10 ms, and only writing several files needs it

    with ThreadPoolExecutor(SYNCED_AT_ONCE) as pool:
        for _ in pool.map(_sync_file, files):
            pass


def _sync_file(path: Path) -> None:
    handle = os.open(
        path, os.O_RDWR if os.name == "nt" else os.O_RDONLY
    )  # Windows syncs only what may be written
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Make the new names durable, where a folder can be opened at all (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
