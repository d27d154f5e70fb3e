"""Places to publish to, on this machine, and a reader who looks at them."""

import asyncio
import posixpath
import re
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncssh
from moto.server import ThreadedMotoServer

Read = Callable[[str], bytes | None]
"""What a reader gets for a path; None for "not found"."""


def folder_reader(folder: Path) -> Read:
    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except FileNotFoundError:
            return None

    return read


def branch_reader(repository: Path, branch: str) -> Read:
    def read(path: str) -> bytes | None:
        done = subprocess.run(
            ["git", "-C", repository, "cat-file", "blob", f"{branch}:{path}"], capture_output=True
        )
        return None if done.returncode else done.stdout

    return read


def bucket_reader(address: str) -> Read:
    somebody = (
        "AWS4-HMAC-SHA256 Credential=key/20241210/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x"
    )

    def read(path: str) -> bytes | None:
        url = f"{address}/{urllib.request.quote(path)}"
        try:
            with urllib.request.urlopen(
                urllib.request.Request(url, headers={"Authorization": somebody})
            ) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise

    return read


def missing_assets(read: Read, page: str) -> list[str] | None:
    """What a page shows and the place does not have; None if there is no such page."""
    html = read(page)
    if html is None:
        return None
    shown = re.findall(
        r'<(?:img|script)[^>]*? src="([^"]+)"|<link rel="stylesheet" href="([^"]+)"', html.decode()
    )
    addresses = [first or second for first, second in shown]
    assert any(address.endswith(".css") for address in addresses), html[:500]
    local = [address for address in addresses if "//" not in address]
    paths = [posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) for address in local]
    return [path for path in paths if read(path) is None]


@contextmanager
def s3_server() -> Iterator[tuple[str, dict[str, str]]]:
    """Its address, and the environment in which a program finds it."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    request = urllib.request.Request(f"{address}/site", method="PUT")
    urllib.request.urlopen(request).close()
    environment = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    try:
        yield f"{address}/site", environment
    finally:
        server.stop()


@contextmanager
def sftp_server(home: Path) -> Iterator[str]:
    """The address of a server for this machine's files; its key is among the known ones of the user at ``home``."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    key = asyncssh.generate_private_key("ssh-ed25519")

    class Anybody(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:  # noqa: ARG002
            return True

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == ("editor", "secret")

    async def start() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1", 0, server_factory=Anybody, server_host_keys=[key], sftp_factory=True
        )

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    port = server.get_port()
    known = home / ".ssh" / "known_hosts"
    known.parent.mkdir(parents=True, exist_ok=True)
    known.write_text(f"[127.0.0.1]:{port} {key.export_public_key().decode()}")
    try:
        yield f"sftp://editor:secret@127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
