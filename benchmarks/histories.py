"""Successive revisions of Japanese Markdown articles, from the histories of git repositories."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Hunk", "Revision", "repositories", "revisions"]

ARTICLES = ("*.md", "*.markdown")
ALIKE = 30
"""Percent of its lines that a file shares with one of another name that was removed in the same commit: git's
``--find-renames``, which is set low because a rename often comes with an edit."""

JAPANESE = 200
"""Kana and ideographs that both texts have at least, so that neither is a stub or an English page."""

_RAW = re.compile(r":\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [MR]\d*\t(.+)")
_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_JAPANESE = re.compile(r"[\u3041-\u30fe\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Hunk:
    """What was changed in one place: ranges of lines of the old and of the new text, from 1, half-open."""

    old: range
    new: range


@dataclass(frozen=True, slots=True)
class Revision:
    """An article before and after a commit, and what git says was changed."""

    path: str
    old: str
    new: str
    hunks: tuple[Hunk, ...]


def repositories(folder: Path) -> Sequence[Path]:
    """The git directories in ``folder``, at most two levels deep, by name."""
    heads = [*folder.glob("*/HEAD"), *folder.glob("*/*/HEAD")]
    return sorted(head.parent for head in heads if (head.parent / "objects").is_dir())


def revisions(repository: Path, most: int) -> Iterator[Revision]:
    """Up to ``most`` revisions of the repository's Japanese articles, taken evenly from its history."""
    raw = _git(
        repository, "log", "--no-merges", "--raw", "--no-abbrev", f"--find-renames={ALIKE}%",
        "--diff-filter=MR", "--format=", "--", *ARTICLES,
    )  # fmt: skip
    changes = dict.fromkeys(
        (match[1], match[2], match[3].split("\t")[-1]) for match in _RAW.finditer(raw) if match[1] != match[2]
    )
    ordered = list(changes)
    step = max(1, len(ordered) // (2 * most))  # about half are of other texts, or change no unit
    for old, new, path in ordered[::step]:
        revision = _revision(repository, old, new, path)
        if revision:
            yield revision


def _revision(repository: Path, old: str, new: str, path: str) -> Revision | None:
    try:
        texts = [_git(repository, "cat-file", "blob", blob) for blob in (old, new)]
    except (subprocess.CalledProcessError, UnicodeDecodeError):  # absent from a partial copy, or not UTF-8
        return None
    if any(len(_JAPANESE.findall(text)) < JAPANESE for text in texts):
        return None
    diff = _git(repository, "diff", "--histogram", "--unified=0", old, new)
    hunks = tuple(
        Hunk(_lines(match[1], match[2]), _lines(match[3], match[4])) for match in _HUNK.finditer(diff)
    )
    return Revision(path, *texts, hunks)


def _lines(first: str, count: str | None) -> range:
    return range(int(first), int(first) + int(count or 1))


def _git(repository: Path, *arguments: str) -> str:
    command = ["git", f"--git-dir={repository}", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
