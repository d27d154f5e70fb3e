"""The socket that the server listens on."""

import errno
import os
import socket
from pathlib import PurePath

from pipeline.diagnostics import InputError

__all__ = ["DEFAULT_PORT", "listen"]

DEFAULT_PORT = 8000
_TRIED = 20
"""So many ports, from the default one on, are tried if none was asked for."""


def listen(host: str, port: int | None = None) -> socket.socket:
    """Listen at ``host`` and ``port``; without one at 8000, or the next that is free.

    Raises `InputError` if that cannot be.
    """
    for one in [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + _TRIED):
        try:
            return _listen(host, one)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or port is not None:
                raise _refused(host, one, error) from None
    last = DEFAULT_PORT + _TRIED - 1
    message = f"the ports from {DEFAULT_PORT} to {last} are in use: choose another with --port"
    raise InputError.at("usage", message, PurePath("--port"))


def _listen(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if (
            os.name == "posix"
        ):  # a port that was left a moment ago is free; elsewhere the option means another thing
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(100)
    except OSError:
        opened.close()
        raise
    opened.setblocking(False)
    return opened


def _refused(host: str, port: int, error: OSError) -> InputError:
    if isinstance(error, socket.gaierror):
        return InputError.at("usage", f"no such host: {host}", PurePath("--host"))
    if error.errno == errno.EADDRINUSE:
        message = f"port {port} is in use: choose another, or leave --port out"
        return InputError.at("usage", message, PurePath("--port"))
    return InputError.at(
        "usage", f"cannot listen at {host}, port {port}: {error.strerror}", PurePath("--host")
    )
