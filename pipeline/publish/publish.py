"""Bringing the site to a target: find out what differs, send it in a safe order, read it back if asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.publish.errors import PublishError
from pipeline.publish.plan import Plan, make_plan
from pipeline.publish.record import RECORD, Record, digest
from pipeline.publish.targets import Report, Target

__all__ = ["Published", "publish", "verify"]


@dataclass(frozen=True, slots=True)
class Published:
    """What was done, or is to be done, and how many bytes that sends. ``resumed`` says that a run was interrupted."""

    plan: Plan
    size: int
    resumed: bool


def publish(
    site: Mapping[str, bytes],
    target: Target,
    *,
    take_over: bool = False,
    dry_run: bool = False,
    report: Report = lambda _done, _total: None,
) -> Published:
    """Make the target hold ``site`` (path -> content); with ``dry_run`` only find out what that takes.

    Files of others at the target stay; if there are any and none is ours, ``take_over`` has to say that this is
    meant. Raises `PublishError` for that, and for whatever goes wrong on the way: then the target has the old site, or
    a mixture in which every page has what it needs, and the next run goes on.
    """
    if RECORD in site:
        raise PublishError(f"output/{RECORD} is in the way: that is where targets keep what was published")
    found = target.read(RECORD)
    present = target.paths()
    if found is None and present and not take_over:
        raise PublishError(
            f"{target.name} holds files that were not published from here, such as {min(present)}: name another "
            "place, or say --take-over to publish among them"
        )
    record = Record() if found is None else Record.read(found, target.name)
    in_the_way = sorted((site.keys() & present) - {*record.files, *record.coming})
    if in_the_way and not take_over:
        raise PublishError(
            f"{target.name} has {in_the_way[0]}, which was not published from here: take it away, or say --take-over "
            "to put ours in its place"
        )
    plan = make_plan(site, record, present)
    if not dry_run and not plan.is_empty:
        target.carry_out(plan, site, report)
    return Published(plan, sum(len(site[path]) for path in plan.sent), bool(record.coming))


def verify(site: Mapping[str, bytes], target: Target) -> tuple[str, ...]:
    """The paths whose content at the target is not that of ``site``, sorted. Raises `PublishError`."""
    return tuple(path for path in sorted(site) if digest(target.read(path) or b"") != digest(site[path]))
