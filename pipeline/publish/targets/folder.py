"""A folder of this machine, which changes to the new site in a single step where the system can do that.

The whole new site is laid out beside the folder (files that stay are linked, not copied), then the two change places.
Where that cannot be (a mount point, a folder above that may not be written), files are replaced one by one.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from fsspec.implementations.local import LocalFileSystem

from pipeline.catalog.swap import exchange
from pipeline.publish.errors import PublishError
from pipeline.publish.plan import Plan
from pipeline.publish.record import RECORD
from pipeline.publish.targets.base import Report
from pipeline.publish.targets.store import StoreTarget

__all__ = ["FolderTarget"]


class FolderTarget:
    """A folder, which need not be there yet. A link to a folder is followed."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = Path(os.path.realpath(path))
        self._next = self._path.with_name(f".{self._path.name}.next")
        if self._path.exists() and not self._path.is_dir():
            raise PublishError(f"{path} is a file: name a folder")

    def read(self, path: str) -> bytes | None:
        """A file's content; None if there is none."""
        try:
            return (self._path / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PublishError(f"{self.name}/{path}: {error.strerror}") from None

    def paths(self) -> frozenset[str]:
        """Every file that is there."""
        return frozenset(path.relative_to(self._path).as_posix() for path in _everything(self._path))

    def carry_out(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        """Lay out the new site and let it take the place of the old one."""
        try:
            shutil.rmtree(self._next, ignore_errors=True)  # of a run that was interrupted
            self._next.mkdir(parents=True)
        except OSError:
            self._one_by_one(plan, site, report)
            return
        try:
            self._lay_out(plan, site, report)
            if not self._path.is_dir():
                self._next.rename(self._path)
            elif not _change_places(self._next, self._path):
                self._one_by_one(plan, site, report)
        except OSError as error:
            raise PublishError(f"{self.name}: {error.strerror}; nothing has changed there") from None
        finally:
            shutil.rmtree(self._next, ignore_errors=True)

    def _lay_out(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        if self._path.is_dir():
            shutil.copystat(self._path, self._next)
            ours = {*plan.sent, *plan.removed, RECORD}
            for path in _everything(self._path):
                relative = path.relative_to(self._path)
                if relative.as_posix() not in ours:
                    _link(path, self._next / relative)
        for number, name in enumerate(plan.sent):
            report(number, len(plan.sent))
            _write(self._next / name, site[name])
        report(len(plan.sent), len(plan.sent))
        _write(self._next / RECORD, plan.after.as_bytes())

    def _one_by_one(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        store = StoreTarget(self.name, LocalFileSystem(auto_mkdir=False), self._path.as_posix())
        store.carry_out(plan, site, report)


def _everything(top: Path) -> Iterator[Path]:
    """The files below a folder, and the links to folders."""
    for folder, folders, names in os.walk(top):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        yield from (Path(folder, name) for name in (*names, *links))


def _change_places(one: Path, other: Path) -> bool:
    try:
        return exchange(one, other)
    except OSError:  # a mount point, or in use: each system has its own number for that
        return False


def _link(there: Path, here: Path) -> None:
    here.parent.mkdir(parents=True, exist_ok=True)
    if there.is_symlink():
        here.symlink_to(there.readlink())
        return
    try:
        here.hardlink_to(there)
    except OSError:  # a file system without links
        shutil.copy2(there, here)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
