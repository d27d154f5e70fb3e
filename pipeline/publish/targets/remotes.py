"""Remotes of the project's own repository, by name."""

import subprocess
from pathlib import Path

from pipeline.publish.errors import PublishError

__all__ = ["remote_url"]


def remote_url(name: str, folder: Path) -> str:
    """The address of the remote ``name``, such as ``origin``. Raises `PublishError` if there is none."""
    try:
        done = subprocess.run(
            ["git", "remote", "get-url", "--push", name], cwd=folder, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise PublishError("git is needed for this target: install it") from None
    if done.returncode:
        raise PublishError(f"git:{name}: there is no such repository here, and no remote of that name")
    return done.stdout.strip()
