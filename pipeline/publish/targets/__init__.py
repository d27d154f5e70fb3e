"""The places that a site can be published to, by the address that names them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.publish.errors import PublishError
from pipeline.publish.targets.base import Report, Target

__all__ = ["Report", "Target", "open_target"]

_GIT = re.compile(r"git:(?P<repository>.+)#(?P<branch>[^#]+)")
_URL = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://")
_SCP = re.compile(r"(?P<host>[\w.-]+@[\w.-]+):(?P<path>.*)")
"""How scp and rsync write a server's folder."""
_PASSWORD = re.compile(r"(//[^/@:]*):[^/@]*@")
_EXTRAS = {"s3": "s3", "s3a": "s3", "sftp": "sftp", "ssh": "sftp"}


def open_target(address: str, folder: Path, locked: Path | None = None) -> Target:
    """The target that ``address`` names: a folder (seen from ``folder``), ``git:REPOSITORY#BRANCH``, or a URL.

    ``locked`` is a folder that this command keeps others from already. Raises `PublishError` for one that cannot be
    reached, or needs a library that is not installed.
    """
    if (git := _GIT.fullmatch(address)) and not git["repository"].startswith("-"):
        from pipeline.publish.targets.git import GitTarget

        return GitTarget(_absolute(git["repository"], folder), git["branch"])
    if address.startswith("git:"):
        raise PublishError(f"{address}: name the branch as well, as in git:origin#gh-pages")
    url = _URL.match(address)
    if url and url["scheme"] != "file":
        return _open_store(address, url["scheme"])
    from pipeline.publish.targets.folder import FolderTarget

    if found := _SCP.fullmatch(address):
        raise PublishError(
            f"{address}: for a server write sftp://{found['host']}/{found['path'].lstrip('/')}"
        )
    path = address.removeprefix("file://")
    if url and not path.startswith("/"):
        raise PublishError(f"{address}: a folder's address begins with file:///")
    if not path.strip("/"):
        raise PublishError(f"{address}: name a folder for the site alone")
    return FolderTarget(folder / Path(path).expanduser(), locked)


def _absolute(repository: str, folder: Path) -> str:
    """What finds a repository from anywhere, if it is named by a relative path or by a remote of the project's own."""
    if (folder / repository).exists():
        return str((folder / repository).resolve())
    if re.search(r"[:/\\]", repository):
        return repository
    from pipeline.publish.targets.remotes import remote_url

    return remote_url(repository, folder)


def _open_store(address: str, scheme: str) -> Target:
    from fsspec.core import url_to_fs

    from pipeline.publish.targets.store import StoreTarget

    shown = _PASSWORD.sub(r"\1@", address).rstrip("/")
    try:
        system, root = url_to_fs(address, **_options(scheme))
    except ImportError:
        extra = _EXTRAS.get(scheme)
        what = f"pip install 'kakehashi[{extra}]'" if extra else f"the library of fsspec for {scheme}://"
        raise PublishError(f"{shown}: needs {what}") from None
    except ValueError as error:
        raise PublishError(f"{shown}: {error}") from None
    except Exception as error:  # each protocol's library has its own
        reason = " ".join(str(error).split()) or type(error).__name__
        raise PublishError(f"{shown}: cannot be reached: {reason}") from error
    if not root.strip("/"):
        raise PublishError(f"{shown}: name a folder for the site alone")
    return StoreTarget(shown, system, root)


def _options(scheme: str) -> Mapping[str, Any]:
    if scheme in ("sftp", "ssh"):
        from pipeline.publish.targets.known_hosts import KnownHosts

        return {"host_key_policy": KnownHosts(), "skip_instance_cache": True}
    if scheme in ("s3", "s3a"):
        return {"skip_instance_cache": True, "use_listings_cache": False}
    return {"skip_instance_cache": True}
