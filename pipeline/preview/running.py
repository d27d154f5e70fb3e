"""The preview from its first page to Ctrl-C: the server, the watcher, and one thread that makes the pages."""

import asyncio
import signal
import socket
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Protocol

import uvicorn

from pipeline.diagnostics import Diagnostic, InputError
from pipeline.preview.live_site import LiveSite
from pipeline.preview.news import News
from pipeline.preview.server import application
from pipeline.preview.watching import watch

__all__ = ["Reporter", "run"]

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_CHECKED = 20
"""So many editions at most are checked because they changed: all of a project's take long, and pages wait meanwhile."""

_GRACE = 1
"""Seconds in which answers that are under way may end."""


class Reporter(Protocol):
    """Who is told what happens."""

    def rebuilt(self, paths: Sequence[Path], seconds: float, findings: Sequence[Diagnostic]) -> None:
        """The site is made of what the files at ``paths`` say now; ``findings`` are about what changed."""

    def wrong(self, problems: Sequence[Diagnostic]) -> None:
        """Files cannot be used, and what was made of them before is still shown; empty once all can be again."""

    def failed(self, error: Exception) -> None:
        """A change could not be followed, for the disk's sake or by a mistake of ours: the site stays as it was."""


def run(site: LiveSite, root: Path, listening: socket.socket, host: str, reporter: Reporter) -> None:
    """Serve ``site``, whose project is in ``root``, until the process is told to end (SIGINT or SIGTERM).

    ``host`` is where ``listening`` listens. Raises `OSError` if the system cannot watch the project's folders.
    """
    with ThreadPoolExecutor(1, "preview") as worker:
        asyncio.run(_run(_Preview(site, root, worker, reporter), listening, host))


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them to `_run`, which also ends what would go on for ever."""
        yield


class _Preview:
    def __init__(self, site: LiveSite, root: Path, worker: ThreadPoolExecutor, reporter: Reporter) -> None:
        self.site = site
        self.root = root
        self.worker = worker
        self.news = News()
        self.reporter = reporter

    async def refresh(self, paths: Sequence[Path]) -> None:
        """Make the site of what its files say now, and tell those who look at it."""
        problems = self.site.problems
        try:
            await self._refresh(paths)
        except InputError:
            self.news.tell()
        except (
            Exception
        ) as error:  # a mistake of ours, or the disk: who writes goes on writing, and it is seen
            self.reporter.failed(error)
        if self.site.problems != problems:
            self.reporter.wrong(self.site.problems)

    async def _refresh(self, paths: Sequence[Path]) -> None:
        started = time.perf_counter()
        loop = asyncio.get_running_loop()
        changed = await loop.run_in_executor(self.worker, self.site.refresh)
        self.news.tell()
        seconds = time.perf_counter() - started
        findings: list[Diagnostic] = []
        for key in changed if len(changed) <= _CHECKED else ():
            findings += await loop.run_in_executor(self.worker, self.site.findings_of, key)
        if paths or changed:
            self.reporter.rebuilt(paths, seconds, list(dict.fromkeys(findings)))


async def _run(preview: _Preview, listening: socket.socket, host: str) -> None:
    stop = asyncio.Event()
    app = application(preview.site, preview.news, preview.worker, host, preview.reporter.wrong)
    config = uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    server = _Server(config)
    failures: list[BaseException] = []
    with _told_to_end(stop):
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(server.serve([listening]))
                tasks.create_task(watch(preview.root, preview.refresh, stop))
                await stop.wait()
                preview.news.end()
                server.should_exit = True
        except* OSError as group:
            failures.append(_first(group))
    if failures:
        raise failures[0]


def _first(error: BaseException) -> BaseException:
    return _first(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


@contextmanager
def _told_to_end(stop: asyncio.Event) -> Iterator[None]:
    """Set ``stop`` when the process is told to end during the block."""
    loop = asyncio.get_running_loop()

    def end(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop.set)

    before = {number: signal.signal(number, end) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
