"""Paths as a code host knows them: from the top of what it checked out."""

import os
from pathlib import Path, PurePath

from pipeline.build.checking import Checked

__all__ = ["path_in_repository"]


def path_in_repository(path: PurePath, checked: Checked) -> PurePath:
    """``path`` of a finding as seen from GitHub's workspace, or elsewhere from the project's folder.

    A project may be in a folder of its repository. What lies outside of both keeps its absolute path.
    """
    root = checked.root or Path.cwd()
    workspace = os.environ.get("GITHUB_WORKSPACE")
    top = Path(workspace).resolve() if workspace else root.resolve()
    whole = root.resolve() / path
    return PurePath(whole.relative_to(top)) if whole.is_relative_to(top) else path
