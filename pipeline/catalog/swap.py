"""Two files change places in a single step, where the system can do that.

Python has a rename, which destroys what it replaces: whoever looked at a file before replacing it cannot know whether
it was still that. After an exchange the replaced file is there, and can be looked at.
"""

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

__all__ = ["exchange"]

_CURRENT_FOLDER = -100  # AT_FDCWD of Linux
_SWAP = 2  # RENAME_EXCHANGE of Linux (renameat2(2)), RENAME_SWAP of macOS (renamex_np(2))
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""What kernels and file systems say that do not know the exchange."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files of a folder change places; False if the system cannot. Raises `OSError` if one is not there."""
    rename = _system_call()
    if rename is None:
        return False
    number = rename(os.fsencode(one), os.fsencode(other))
    if number in _CANNOT:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(other))
    return True


@cache
def _system_call() -> Callable[[bytes, bytes], int] | None:
    """A function that exchanges two paths and gives 0 or the system's error number; None if there is none."""
    import ctypes  # takes a while, and only writing needs it

    name = {"linux": "renameat2", "darwin": "renamex_np"}.get(sys.platform, "")
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if function is None:
        return None
    flags = ctypes.c_uint(_SWAP)

    def call(one: bytes, other: bytes) -> int:
        if name == "renameat2":
            failed = function(_CURRENT_FOLDER, one, _CURRENT_FOLDER, other, flags)
        else:
            failed = function(one, other, flags)
        return ctypes.get_errno() if failed else 0

    return call
