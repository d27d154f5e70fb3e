"""Who may ask: against pages of other sites that lead a name of theirs to this machine (DNS rebinding)."""

import ipaddress
import socket
from urllib.parse import urlsplit

__all__ = ["is_loopback", "is_own_host"]


def is_own_host(header: str, host: str) -> bool:
    """Whether a Host header is one that the server at ``host``, a name or an address, answers to.

    An address says nobody's name, and so does ``localhost`` (RFC 6761, section 6.3): no other site can be behind it. A
    server that others can reach also has the machine's name.
    """
    try:
        name = (urlsplit(f"//{header}").hostname or "").rstrip(".")
    except ValueError:  # such as "[", which is no host
        return False
    if name == host.lower() or name == "localhost" or name.endswith(".localhost") or _is_address(name):
        return True
    own = socket.gethostname().lower()
    return not is_loopback(host) and name in (own, own.partition(".")[0], f"{own.partition('.')[0]}.local")


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server there."""
    return ipaddress.ip_address(host).is_loopback if _is_address(host) else host == "localhost"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
