"""Checks of other packages: entry points of the group ``pipeline.checks`` (docs/checks/README.md)."""

from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath

from pipeline.checks.check import Check
from pipeline.diagnostics import PLUGIN_PREFIX, InputError

__all__ = ["GROUP", "plugin_checks"]

GROUP = "pipeline.checks"


def plugin_checks() -> tuple[Check, ...]:
    """The checks that installed packages bring, ordered by their codes.

    Raises `InputError` with a line for the first that cannot be loaded, is no `Check`, or has a code that is not
    the entry point's name or does not begin with ``x-``.
    """
    found = {point.name: point for point in entry_points(group=GROUP)}
    return tuple(_loaded(found[name]) for name in sorted(found))


def _loaded(point: EntryPoint) -> Check:
    try:
        check = point.load()
    except Exception as problem:  # whatever somebody else's module may raise
        raise _broken(point, f"cannot be loaded: {type(problem).__name__}: {problem}") from problem
    if not isinstance(check, Check):
        raise _broken(point, f"{point.value} is not a pipeline.checks.Check")
    if check.code != point.name or not check.code.startswith(PLUGIN_PREFIX):
        message = (
            f"its code is {check.code!r}: it must be the entry point's name, and begin with {PLUGIN_PREFIX}"
        )
        raise _broken(point, message)
    return check


def _broken(point: EntryPoint, message: str) -> InputError:
    package = f"{point.dist.name} {point.dist.version}" if point.dist else point.module
    return InputError.at("usage", f"the check {point.name} of {package}: {message}", PurePath(GROUP))
