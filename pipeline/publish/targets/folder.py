"""A folder of this machine, which changes to the new site in a single step where that is safe.

If every file there is ours, the new site is laid out beside the folder (files that stay are linked, not copied), and
the two change places. Where others have files, or the system cannot do that (a mount point, a folder above that may not
be written), files are replaced one by one, so that nothing of others is touched.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from fsspec.implementations.local import LocalFileSystem

from pipeline.catalog.swap import exchange
from pipeline.publish.errors import PublishError
from pipeline.publish.plan import Plan
from pipeline.publish.record import RECORD
from pipeline.publish.targets.base import Report
from pipeline.publish.targets.store import StoreTarget

__all__ = ["FolderTarget"]


class FolderTarget:
    """A folder, which need not be there yet. A link to a folder is followed.

    While the target is open, no other one for the same folder can be. Raises `PublishError` for that. ``locked`` is a
    folder that this command keeps others from already.
    """

    def __init__(self, path: Path, locked: Path | None = None) -> None:
        self.name = str(path)
        self._path = Path(os.path.realpath(path))
        self._next = self._path.with_name(f".{self._path.name}.next")
        if self._path.exists() and not self._path.is_dir():
            raise PublishError(f"{path} is a file: name a folder")
        self._lock = _locked(self._path, self.name, locked)

    def __del__(self) -> None:
        if getattr(self, "_lock", -1) >= 0:
            os.close(self._lock)

    def read(self, path: str) -> bytes | None:
        """A file's content; None if there is none."""
        try:
            return (self._path / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PublishError(f"{self.name}/{path}: {error.strerror}") from None

    def paths(self) -> frozenset[str]:
        """Every file that is there, and every folder that is empty or a link."""
        return frozenset(path.relative_to(self._path).as_posix() for path in _everything(self._path))

    def carry_out(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        """Let the new site take the place of the old one, at once or file by file."""
        self._require_inside(plan)
        if not (self._is_all_ours(plan) and self._changed_at_once(plan, site, report)):
            store = StoreTarget(self.name, LocalFileSystem(auto_mkdir=False), self._path.as_posix())
            store.carry_out(plan, site, report)

    def _require_inside(self, plan: Plan) -> None:
        """Raise `PublishError` if a folder of ours is a link, by which files would go elsewhere."""
        folders = {folder for path in plan.sent for folder in PurePosixPath(path).parents}
        for folder in sorted(folders):
            if folder.parts and (self._path / folder).is_symlink():
                raise PublishError(f"{self.name}/{folder} is a link to elsewhere: take it away")

    def _is_all_ours(self, plan: Plan) -> bool:
        return self.paths() <= {*plan.before.files, *plan.before.coming, *plan.after.files, RECORD}

    def _changed_at_once(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> bool:
        """Lay out the new site and change it for the old one; whether that could be done."""
        try:
            shutil.rmtree(self._next, ignore_errors=True)  # of a run that was interrupted
            self._next.mkdir(parents=True)
            try:
                self._lay_out(plan, site, report)
                if not self._path.is_dir():
                    self._next.rename(self._path)
                    return True
                seen = self.paths()
                if not exchange(self._next, self._path):
                    return False
                self._bring_back(seen)
                return True
            finally:
                shutil.rmtree(self._next, ignore_errors=True)
        except OSError:  # no room, no permission, a mount point: one by one, which says what is wrong
            return False

    def _lay_out(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        if self._path.is_dir():
            shutil.copystat(self._path, self._next)
            for name in self.paths() - {*plan.sent, *plan.removed, RECORD}:
                _link(self._path / name, self._next / name)
        for number, name in enumerate(plan.sent):
            report(number, len(plan.sent))
            _write(self._next / name, site[name])
        report(len(plan.sent), len(plan.sent))
        _write(self._next / RECORD, plan.after.as_bytes())

    def _bring_back(self, seen: frozenset[str]) -> None:
        """What somebody put into the folder while the new site was laid out goes into the new one."""
        for path in tuple(_everything(self._next)):
            relative = path.relative_to(self._next)
            place = self._path / relative
            if relative.as_posix() not in seen and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                path.rename(place)


def _locked(path: Path, name: str, already: Path | None) -> int:
    """Lock the nearest folder above ``path`` that is there; its descriptor, -1 where folders cannot be locked.

    A lock that is held ``already`` does for it, and would be in its own way.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return -1
    above = next(folder for folder in path.parents if folder.is_dir())
    if already is not None and above.samefile(already):
        return -1
    descriptor = os.open(above, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise PublishError(
            f"somebody else is publishing to {name} or beside it: wait until that is done"
        ) from None
    except OSError:  # some network file systems
        os.close(descriptor)
        return -1
    return descriptor


def _everything(top: Path) -> Iterator[Path]:
    """The files below a folder, the links to folders, and the folders that are empty."""
    for folder, folders, names in os.walk(top):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        yield from (Path(folder, name) for name in (*names, *links))
        if not folders and not names and Path(folder) != top:
            yield Path(folder)


def _link(there: Path, here: Path) -> None:
    here.parent.mkdir(parents=True, exist_ok=True)
    try:
        here.hardlink_to(there)
    except OSError:  # a file system without links
        shutil.copy2(there, here, follow_symlinks=False)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
