"""Collecting what is wrong with many files, so that all of it is shown at once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pipeline.diagnostics import Diagnostic, InputError

__all__ = ["Problems"]


class Problems:
    """The input errors met so far. Use `collected` around each file, `stop_if_any` before going on."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    @contextmanager
    def collected(self) -> Iterator[None]:
        """Keep an `InputError` of the block for later."""
        try:
            yield
        except InputError as error:
            self.found.extend(error.diagnostics)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep diagnostics that nobody raised."""
        self.found.extend(diagnostics)

    def stop_if_any(self) -> None:
        """Raise one `InputError` with everything found, each thing once, ordered by place."""
        if self.found:
            raise InputError(sorted(set(self.found), key=lambda one: one.sort_key))
