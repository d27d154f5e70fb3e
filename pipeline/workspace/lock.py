"""One writing command at a time in a project."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.project import Project

__all__ = ["writing_alone"]


@contextmanager
def writing_alone(project: Project, notice: Callable[[str], None]) -> Iterator[bool]:
    """Wait until no other command writes into the project, and keep others waiting during the block.

    The block is given whether that is so.

    What is locked is the project's folder itself: nothing is left behind, and the system lets go of it when
    the process ends, however it ends. Where folders cannot be locked (Windows, some network file systems)
    nothing is; every single file is still written atomically.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield False
        return
    descriptor = os.open(project.root, os.O_RDONLY)
    locked = True
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            notice("waiting for another command that writes into this project")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in (errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL):
                raise
            locked = False
        yield locked
    finally:
        os.close(descriptor)
