"""A place that takes one file after the other: SFTP, S3 and whatever else fsspec knows.

Each file takes the place of the old one in a single step. Object stores do that by themselves; elsewhere a file is sent
under another name and then renamed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from pipeline.publish.content_types import cache_control, content_type
from pipeline.publish.errors import PublishError
from pipeline.publish.plan import Plan, rank
from pipeline.publish.record import RECORD
from pipeline.publish.targets.base import Report

__all__ = ["StoreTarget"]

_OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "r2", "memory"})
_UNFINISHED = ".sending"
_AT_ONCE = 32
"""How many files an object store is sent at a time."""


class StoreTarget:
    """A folder of a file system that fsspec opened."""

    def __init__(self, name: str, system: Any, root: str) -> None:
        self.name = name
        self._system = system
        self._root = root.rstrip("/")
        protocol = system.protocol
        self._protocols = {protocol} if isinstance(protocol, str) else set(protocol)
        self._folders: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """A file's content; None if there is none."""
        with self._told(path):
            try:
                return bytes(self._system.cat_file(self._at(path)))
            except FileNotFoundError:
                return None

    def paths(self) -> frozenset[str]:
        """Every file that is there."""
        with self._told():
            self._system.invalidate_cache()
            try:
                found = self._system.find(self._root)
            except FileNotFoundError:
                return frozenset()
        begin = self._system._strip_protocol(self._root).rstrip("/") + "/"
        return frozenset(path.removeprefix(begin) for path in found if not path.endswith(_UNFINISHED))

    def carry_out(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        """Send in the plan's order, then remove."""
        try:
            self._send(plan, site, report)
            for path in plan.removed:
                self._remove(path)
            self._put({RECORD: plan.after.as_bytes()})
        except PublishError as error:
            raise PublishError(f"{error}; run it again to go on") from error

    def _send(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        self._put({RECORD: plan.before.as_bytes()})
        done, total = 0, len(plan.sent)
        for _, group in groupby(plan.sent, key=lambda path: rank(path)[:2]):
            paths = list(group)
            for start in range(0, len(paths), _AT_ONCE):
                some = paths[start : start + _AT_ONCE]
                report(done, total)
                self._put({path: site[path] for path in some})
                done += len(some)
        report(done, total)

    def _put(self, files: Mapping[str, bytes]) -> None:
        if self._protocols & _OBJECT_STORES:
            by_headers = sorted(files, key=lambda path: (content_type(path), cache_control(path)))
            for (kind, cache), group in groupby(
                by_headers, lambda one: (content_type(one), cache_control(one))
            ):
                paths = list(group)
                with self._told(paths[0]):
                    contents = {self._at(path): files[path] for path in paths}
                    self._system.pipe(contents, **self._headers(kind, cache))
            return
        for path, data in files.items():
            with self._told(path):
                self._make_folder(path)
                self._system.pipe_file(self._at(path + _UNFINISHED), data)
                self._rename(self._at(path + _UNFINISHED), self._at(path))

    def _headers(self, kind: str, cache: str) -> dict[str, str]:
        if self._protocols & {"s3", "s3a"}:
            return {"ContentType": kind, "CacheControl": cache}
        return {"content_type": kind} if self._protocols & {"gs", "gcs"} else {}

    def _make_folder(self, path: str) -> None:
        folder = self._at(path).rpartition("/")[0]
        if folder not in self._folders:
            self._system.makedirs(folder, exist_ok=True)
            self._folders.add(folder)

    def _rename(self, one: str, other: str) -> None:
        if "sftp" in self._protocols:
            self._system.ftp.posix_rename(one, other)  # the plain rename of SFTP replaces nothing
        else:
            self._system.mv(one, other)

    def _remove(self, path: str) -> None:
        with self._told(path):
            try:
                self._system.rm_file(self._at(path))
            except FileNotFoundError:
                return  # an interrupted run had come so far
            if not self._protocols & _OBJECT_STORES:
                self._remove_empty_folders(path)

    def _remove_empty_folders(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        while folder and not self._system.ls(self._at(folder), detail=False):
            self._system.rmdir(self._at(folder))
            folder = folder.rpartition("/")[0]

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    @contextmanager
    def _told(self, path: str = "") -> Iterator[None]:
        """Make a `PublishError` of whatever the library and the network raise: each protocol has its own exceptions."""
        try:
            yield
        except PublishError:
            raise
        except Exception as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            place = f"{self.name}/{path}" if path else self.name
            raise PublishError(f"{place}: {reason}") from error
