"""Addresses as a URL is written (URL Standard): browsers mend what is not, and validators tell of it."""

import re

__all__ = ["valid_url"]

_PLAIN = re.compile(
    r"(?:https?://[a-z0-9.-]+(?=[/?#]|$))?(?:(?!//)[\w\-.~!$&'()*+,;=@/]|%[0-9a-fA-F]{2})*", re.ASCII
)
"""What need not be looked at more closely."""

_REMOVED = re.compile(r"[\t\n\r]")
_PARTS = re.compile(
    r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):)?(?P<slashes>[/\\]{2})?(?P<rest>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.DOTALL,
)
_SITE = re.compile(r"(?:[\w.~-]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5})?)?")
_SITE_END = re.compile(r"[/\\]")
_ENCODED = re.compile(r"%[0-9a-fA-F]{2}")
_LARGEST_PORT = 65535
_WITH_SITES = ("http", "https", "")

_IN_PATHS = frozenset("!$&'()*+,;=:@/-._~")
_IN_QUERIES = _IN_PATHS | {"?"}


def valid_url(url: str) -> str | None:
    """The URL that browsers make of ``url``, with percent signs for what may not stand in one; None if it is none.

    Letters of all scripts may stand in one, and white space around it does not count. The name of the site stays; that
    of a user before it does not.
    """
    if _PLAIN.fullmatch(url):
        return url
    parts = _PARTS.fullmatch(_REMOVED.sub("", url.strip("\0\t\n\r\f ")))
    if parts is None:
        return None
    scheme = (parts["scheme"] or "").lower()
    rest, site = parts["rest"], ""
    if scheme in _WITH_SITES:
        if bool(scheme) != bool(parts["slashes"]) and scheme:
            return None
        if parts["slashes"]:
            end = _SITE_END.search(rest)
            site, rest = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
            site = site.rpartition("@")[2]  # a name and password are not for readers
            if not _is_site(site):
                return None
        rest = rest.replace("\\", "/")
    elif parts["slashes"]:
        return None
    beginning = (f"{parts['scheme']}:" if scheme else "") + ("//" + site if site else "")
    query = "?" + _encoded(parts["query"][1:], _IN_QUERIES) if parts["query"] else ""
    fragment = "#" + _encoded(parts["fragment"][1:], _IN_QUERIES) if parts["fragment"] else ""
    return beginning + _encoded(rest, _IN_PATHS) + query + fragment


def _is_site(site: str) -> bool:
    found = _SITE.fullmatch(site)
    if found is None or int(found["port"] or 0) > _LARGEST_PORT:
        return False
    try:
        return site.startswith("[") or bool(site.partition(":")[0].encode("idna"))
    except UnicodeError:
        return False


def _encoded(text: str, allowed: frozenset[str]) -> str:
    written: list[str] = []
    for index, one in enumerate(text):
        is_sign = one == "%" and _ENCODED.match(text, index) is not None
        is_letter = one.isalnum() or (ord(one) >= 0xA0 and one.isprintable())
        written.append(one if is_sign or is_letter or one in allowed else _percent(one))
    return "".join(written)


def _percent(one: str) -> str:
    return "".join(f"%{byte:02X}" for byte in one.encode("utf-8", "replace"))
