"""A branch of a Git repository, such as the one that GitHub Pages shows: one commit, pushed in one step.

Git's own commands do the work, in a repository of their own that is thrown away. The project's is not touched.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.publish.errors import PublishError
from pipeline.publish.plan import Plan
from pipeline.publish.record import RECORD
from pipeline.publish.targets.base import Report

__all__ = ["GitTarget"]

_NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to show files whose names begin with ``_`` as well."""


class GitTarget:
    """A branch, which need not be there yet. ``repository`` is whatever ``git fetch`` takes."""

    def __init__(self, repository: str, branch: str) -> None:
        self.name = f"git:{repository}#{branch}"
        self._branch = f"refs/heads/{branch}"
        self._repository = repository
        self._scratch = tempfile.TemporaryDirectory(prefix="publish-")
        self._git("init", "--quiet", "--bare")
        found = self._git("ls-remote", "--", repository, self._branch).split()
        self._parent = found[0].decode() if found else ""
        if self._parent:
            self._git("fetch", "--quiet", "--depth=1", "--no-tags", "--", repository, self._branch)
        self._tree = self._list()

    def read(self, path: str) -> bytes | None:
        """A file's content; None if there is none."""
        blob = self._tree.get(path)
        return self._git("cat-file", "blob", blob) if blob else None

    def paths(self) -> frozenset[str]:
        """Every file that is there."""
        return frozenset(self._tree)

    def carry_out(self, plan: Plan, site: Mapping[str, bytes], report: Report) -> None:
        """Make one commit of the site, on top of what the branch has, and push it."""
        contents = {**{path: site[path] for path in plan.sent}, RECORD: plan.after.as_bytes()}
        if _NO_JEKYLL not in self._tree:
            contents[_NO_JEKYLL] = b""
        report(0, len(plan.sent))
        if self._parent:
            self._git("read-tree", self._parent)
        self._change_index(contents, plan.removed)
        tree = self._git("write-tree").strip().decode()
        parents = ["-p", self._parent] if self._parent else []
        message = f"Publish: {len(plan.sent)} files sent, {len(plan.removed)} removed"
        commit = self._git("commit-tree", tree, *parents, "-m", message).strip().decode()
        lease = f"--force-with-lease={self._branch}:{self._parent}"
        self._git("push", "--quiet", lease, "--", self._repository, f"{commit}:{self._branch}")
        report(len(plan.sent), len(plan.sent))
        self._parent, self._tree = commit, self._list(commit)

    def _change_index(self, contents: Mapping[str, bytes], removed: Iterable[str]) -> None:
        work = Path(self._scratch.name, "files")
        work.mkdir(exist_ok=True)
        for number, data in enumerate(contents.values()):
            (work / str(number)).write_bytes(data)
        names = "".join(f"{work / str(number)}\n" for number in range(len(contents)))
        blobs = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", stdin=names.encode()).split()
        pairs = zip(contents, blobs, strict=True)
        lines = [b"100644 " + blob + b"\t" + path.encode() + b"\0" for path, blob in pairs]
        zero = b"0" * len(blobs[0])
        lines += (b"0 " + zero + b"\t" + path.encode() + b"\0" for path in removed)
        self._git("update-index", "-z", "--index-info", stdin=b"".join(lines))

    def _list(self, commit: str = "") -> dict[str, str]:
        """The blobs of the branch by path."""
        commit = commit or self._parent
        if not commit:
            return {}
        entries = self._git("ls-tree", "-r", "-z", commit).split(b"\0")
        pairs = (entry.split(b"\t", 1) for entry in entries if entry)
        return {path.decode("utf-8", "surrogateescape"): about.split()[2].decode() for about, path in pairs}

    def _git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        environment = {**os.environ, "GIT_DIR": self._scratch.name, "GIT_TERMINAL_PROMPT": "0"}
        for variable in ("GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
            environment.pop(variable, None)
        for role in ("AUTHOR", "COMMITTER"):
            environment.setdefault(f"GIT_{role}_NAME", "pipeline publish")
            environment.setdefault(f"GIT_{role}_EMAIL", "pipeline@localhost")
        try:
            done = subprocess.run(["git", *arguments], input=stdin, capture_output=True, env=environment)
        except FileNotFoundError:
            raise PublishError("git is needed for this target: install it") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it failed"]
            reason = next((line for line in said if line.startswith(("fatal: ", "error: "))), said[-1])
            raise PublishError(f"{self.name}: git {arguments[0]}: {reason}")
        return done.stdout
