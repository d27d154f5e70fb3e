"""Only servers that this machine knows: the keys of ``~/.ssh/known_hosts``, as for ``ssh`` itself."""

from pathlib import Path

from paramiko import MissingHostKeyPolicy, PKey, SSHClient
from paramiko.hostkeys import HostKeys

from pipeline.publish.errors import PublishError

__all__ = ["KnownHosts"]


class KnownHosts(MissingHostKeyPolicy):
    """Accepts a server's key if it is among the known ones, and no other."""

    def missing_host_key(self, client: SSHClient, hostname: str, key: PKey) -> None:  # noqa: ARG002
        """Raise `PublishError` unless the user's own known hosts have this key for the server."""
        path = Path("~/.ssh/known_hosts").expanduser()
        known = HostKeys(str(path)) if path.is_file() else HostKeys()
        if not known.check(hostname, key):
            raise PublishError(
                f"the key of {hostname} is not in {path}, or another one is: connect once with ssh, and look at it"
            )
