"""What files were at a revision of the git repository that they are in."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.diagnostics import InputError

__all__ = ["OPTION", "Revision", "contents_at", "find_revision"]

OPTION = Path("--since")
"""What messages about a revision point at."""
_REDIRECTING = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git sets for its hooks: it would look there, and not in the folder that is asked about."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, by its hash, and its repository's top folder, links followed. ``name`` is the user's word for it."""

    name: str
    commit: str
    top: Path


def find_revision(folder: Path, name: str) -> Revision:
    """The revision ``name`` (a branch, a tag, a hash, ``HEAD~3``) of the repository of ``folder``.

    Raises `InputError` if there is no git, no repository, or no such revision in it.
    """
    top = _git(folder, ["rev-parse", "--show-toplevel"])
    if top.returncode:
        reason = _first_line(top.stderr)
        if "not a git repository" in reason:
            reason = "it is in no git repository, so nobody knows what changed"
        raise InputError.at("usage", f"{folder}: {reason}", OPTION)
    commit = _git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
    if commit.returncode:
        message = f'git knows no revision "{name}" here: name a commit, branch or tag, and fetch it first'
        raise InputError.at("usage", message, OPTION)
    top_folder = Path(os.path.realpath(os.fsdecode(top.stdout.rstrip(b"\n"))))
    return Revision(name, commit.stdout.decode("ascii").strip(), top_folder)


def contents_at(revision: Revision, paths: Iterable[Path]) -> Mapping[Path, bytes]:
    """What the files held at the revision. A file is missing that was not there, or is outside of the repository."""
    names: dict[Path, bytes] = {}
    for path in dict.fromkeys(paths):
        real = Path(os.path.realpath(path))
        if real.is_relative_to(revision.top) and "\n" not in str(real):
            names[path] = os.fsencode(real.relative_to(revision.top).as_posix())
    asked = b"".join(revision.commit.encode() + b":" + name + b"\n" for name in names.values())
    done = _git(revision.top, ["cat-file", "--batch"], asked)
    if done.returncode:
        raise InputError.at("usage", f"git cat-file: {_first_line(done.stderr)}", OPTION)
    return dict(_read_batch(done.stdout, list(names)))


def _read_batch(output: bytes, paths: Sequence[Path]) -> Iterable[tuple[Path, bytes]]:
    """The answers of git, one for each of ``paths``: ``HASH blob SIZE``, the content, a newline; or ``… missing``."""
    position = 0
    for path in paths:
        end = output.index(b"\n", position)
        words = output[position:end].split(b" ")
        position = end + 1
        if words[-1] == b"missing":
            continue
        size = int(words[-1])
        if words[-2] == b"blob":
            yield path, output[position : position + size]
        position += size + 1


def _git(folder: Path, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    settings = {name: value for name, value in os.environ.items() if name not in _REDIRECTING}
    settings |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            env=settings,
            input=given,
            check=False,
        )
    except FileNotFoundError:
        raise InputError.at("usage", "this needs git, which is not installed", OPTION) from None


def _first_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "git failed and does not say why"
