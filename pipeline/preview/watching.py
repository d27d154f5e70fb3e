"""When the files of a project change that its pages are made of."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from pipeline.project.configuration import CONFIG_NAME

__all__ = ["watch"]

_FOLDERS = ("source", "locale", "theme")
_CONFIGURATIONS = (CONFIG_NAME, "pyproject.toml")
_NOT_OURS = (".mo", ".pot", ".tmp", ".bak", ".part", ".crdownload")
"""What editors write beside the files that pages are made of, and templates, which none are made of."""

_QUIET = 50
_LONGEST = 1000
"""Milliseconds: a change is told when no other follows for so long, or after so long."""

Tell = Callable[[tuple[Path, ...]], Awaitable[None]]


async def watch(root: Path, tell: Tell, stop: asyncio.Event) -> None:
    """Call ``tell`` with the paths that changed below ``root``, again and again, until ``stop`` is set.

    It is called first with none, for what changed before anything was looked at.
    Looked at are the articles, the catalogs and the glossary, the theme, and the configuration; folders may come and
    go. While ``tell`` is at work, changes are collected. Raises `OSError` if the system cannot watch so many folders.
    """
    changed: asyncio.Queue[tuple[Path, ...]] = asyncio.Queue()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_forward([root], _OfRoot(root), changed, stop, recursive=False))
        tasks.create_task(_wake(changed, stop))
        folders, left = _there(root), asyncio.Event()
        tasks.create_task(_forward(folders, _OfFolders(), changed, left))
        await _begun()
        await tell(())
        while not stop.is_set():
            paths = {*await changed.get()}
            while not changed.empty():
                paths.update(changed.get_nowait())
            if _there(root) != folders or paths.intersection(
                folders
            ):  # a folder of the same name may be another one
                left.set()
                folders, left = _there(root), asyncio.Event()
                tasks.create_task(_forward(folders, _OfFolders(), changed, left))
                await _begun()
            if paths and not stop.is_set():
                await tell(tuple(sorted(paths)))
        left.set()


async def _begun() -> None:
    """Let tasks that were made just now begin: `awatch` looks at its folders before it first waits."""
    await asyncio.sleep(0)


def _there(root: Path) -> tuple[Path, ...]:
    return tuple(path for name in _FOLDERS if (path := root / name).is_dir())


async def _wake(changed: asyncio.Queue[tuple[Path, ...]], stop: asyncio.Event) -> None:
    await stop.wait()
    changed.put_nowait(())


async def _forward(
    paths: Iterable[Path],
    wanted: "_OfFolders",
    changed: asyncio.Queue[tuple[Path, ...]],
    stop: asyncio.Event,
    *,
    recursive: bool = True,
) -> None:
    watched = [path for path in paths if path.is_dir()]
    if not watched:
        return
    async for changes in awatch(
        *watched, watch_filter=wanted, step=_QUIET, debounce=_LONGEST, stop_event=stop, recursive=recursive
    ):
        changed.put_nowait(tuple(Path(path) for _, path in changes))


class _OfFolders(DefaultFilter):
    """Passes over what editors write beside a file while they save it."""

    def __call__(self, change: Change, path: str) -> bool:
        """Called by watchfiles for each change."""
        name = Path(path).name
        return super().__call__(change, path) and not name.startswith(".") and not name.endswith(_NOT_OURS)


class _OfRoot(_OfFolders):
    """Passes over all but the configuration, and the coming and going of folders."""

    def __init__(self, root: Path) -> None:
        self._root = root
        super().__init__()

    def __call__(self, change: Change, path: str) -> bool:
        """Called by watchfiles for each change."""
        file = Path(path)
        if file.parent != self._root:
            return False
        is_folder = file.name in _FOLDERS and change is not Change.modified
        return is_folder or file.name in _CONFIGURATIONS
