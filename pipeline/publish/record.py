"""What was published: a file at the target that says which of its files are ours, and what they hold.

It is written before the first file is sent (with what is about to come) and after the last. So a run that was
interrupted is known for one, and files that somebody else put there are never touched.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from pipeline.publish.errors import PublishError

__all__ = ["RECORD", "Record", "digest"]

RECORD = ".published.json"
"""Its path below the target."""

_VERSION = 1


def digest(data: bytes) -> str:
    """What tells two contents apart: SHA-256, in hexadecimal."""
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Record:
    """Our files at a target, path -> digest.

    ``coming`` are those that an interrupted run was sending: they may be there, old or new, or not. ``retired`` are
    pictures and styles that no page of ours needs any more, but that a reader's open page may still ask for.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    coming: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()

    def as_bytes(self) -> bytes:
        """The file's content; the same for the same record."""
        content = {
            "version": _VERSION,
            "files": dict(sorted(self.files.items())),
            "coming": sorted(self.coming),
            "retired": sorted(self.retired),
        }
        return (json.dumps(content, ensure_ascii=False, indent=0) + "\n").encode()

    @classmethod
    def read(cls, data: bytes, target: str) -> "Record":
        """The record that ``as_bytes`` wrote. Raises `PublishError` for anything else."""
        try:
            content = json.loads(data)
            if content["version"] != _VERSION:
                raise PublishError(f"{target}/{RECORD} was written by another version of this program")
            return cls(
                {str(path): str(value) for path, value in content["files"].items()},
                frozenset(map(str, content["coming"])),
                frozenset(map(str, content["retired"])),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            raise PublishError(
                f"{target}/{RECORD} is damaged: take it away, and say --take-over to publish again"
            ) from None
