"""What a web server has to say of a file, for places that only repeat what they were told."""

import mimetypes
import re
from pathlib import PurePosixPath

__all__ = ["cache_control", "content_type"]

_OWN = {
    ".html": "text/html",
    ".md": "text/markdown",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
}
"""Types that not every system's table knows, or knows in the same way (RFC 9239, RFC 7763)."""

_HASHED = re.compile(r"[.-][0-9a-f]{8,}\.\w+$")


def content_type(path: str) -> str:
    """The media type of a file, with its charset where it is text."""
    suffix = PurePosixPath(path).suffix.lower()
    kind = _OWN.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    is_text = kind.startswith("text/") or kind in ("application/xml", "application/json")
    return f"{kind}; charset=utf-8" if is_text else kind


def cache_control(path: str) -> str:
    """How long a browser may keep a file: for ever if its name has its content in it, else it asks each time."""
    return "public, max-age=31536000, immutable" if _HASHED.search(path) else "no-cache"
