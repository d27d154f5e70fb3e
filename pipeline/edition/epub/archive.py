"""A book's files in one, as EPUB's container has it (EPUB 3.3, section 4)."""

import io
import zipfile
from collections.abc import Mapping

__all__ = ["archive"]

_MEDIA_TYPE = b"application/epub+zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that ZIP knows: a file's time says nothing about a book."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """``files`` by their paths, in their order, after the one that says what it is: first, and not compressed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for name, content in {"mimetype": _MEDIA_TYPE, **files}.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o644 << 16
            is_first = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if is_first else zipfile.ZIP_DEFLATED
            book.writestr(entry, content)
    return packed.getvalue()
