"""What a git repository knows of the lines of a file. Without a repository, or without git, nothing is known."""

import os
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

__all__ = ["line_dates"]

_COMMIT = re.compile(r"([0-9a-f]{40,64}) \d+ (\d+)")
_ZONE = re.compile(r"([+-])(\d\d)(\d\d)")


def line_dates(path: Path) -> Sequence[date | None] | None:
    """For each line of the file, the day of the commit that last changed it, as its committer's calendar had it.

    None for a line that is not committed yet; None in all if the file is in no repository.
    """
    settings = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-C", str(path.parent), "blame", "--porcelain", "--", path.name]
    try:
        done = subprocess.run(
            command, capture_output=True, env=settings, stdin=subprocess.DEVNULL, check=False
        )
    except OSError:  # no git
        return None
    return _parsed(done.stdout.decode("utf-8", "replace")) if done.returncode == 0 else None


def _parsed(porcelain: str) -> list[date | None]:
    """The dates from git's output: a line for the commit, then what is new about it, then the text after a tab."""
    seconds: dict[str, int] = {}
    days: dict[str, date] = {}
    dates: list[date | None] = []
    commit = ""
    for line in porcelain.split("\n"):
        if line.startswith("\t"):
            dates.append(days.get(commit))
        elif match := _COMMIT.match(line):
            commit = match[1]
        elif line.startswith("committer-time "):
            seconds[commit] = int(line.removeprefix("committer-time "))
        elif line.startswith("committer-tz ") and commit.strip("0"):
            zone = _zone(line.removeprefix("committer-tz "))
            days[commit] = datetime.fromtimestamp(seconds[commit], zone).date()
    return dates


def _zone(text: str) -> timezone:
    match = _ZONE.fullmatch(text)
    if not match:
        return UTC
    minutes = 60 * int(match[2]) + int(match[3])
    return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))
