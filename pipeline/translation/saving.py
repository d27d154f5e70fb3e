"""Catalogs → the disk, also while somebody saves them."""

from collections.abc import Callable, Mapping, Sequence

from pipeline.catalog import Content, Outcome, write_together
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.project import Project
from pipeline.workspace.reading import CatalogKey

__all__ = ["save"]

ATTEMPTS = 100
"""How often a catalog is made again because somebody saved it meanwhile."""


def save(
    project: Project,
    contents: Mapping[CatalogKey, Content],
    again: Callable[[Sequence[CatalogKey]], Mapping[CatalogKey, Content]],
) -> frozenset[CatalogKey]:
    """Write catalogs, and say which files changed.

    ``again`` is asked for the contents of those that were saved meanwhile, made of what is on the disk now; one that it
    leaves out stays as it is. Raises `InputError` if one is saved all the time, `OSError`, and what ``again`` raises;
    the other catalogs are written.
    """
    written: set[CatalogKey] = set()
    waiting = contents
    for _ in range(ATTEMPTS):
        outcomes = dict(zip(waiting, write_together(list(waiting.values())), strict=True))
        written.update(key for key, outcome in outcomes.items() if outcome is Outcome.WRITTEN)
        saved = [key for key, outcome in outcomes.items() if outcome is Outcome.SAVED_MEANWHILE]
        if not saved:
            return frozenset(written)
        waiting = again(saved)
    message = "somebody else saves it again and again: run the command once more"
    raise InputError(
        Diagnostic("catalog", message, project.shown(project.catalog_path(*key))) for key in waiting
    )
