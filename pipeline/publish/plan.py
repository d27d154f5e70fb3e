"""What has to be done so that a target holds the site, and in which order.

A reader may look at any moment, and the run may end at any moment. So what pages need is sent before the pages, pages
before the lists that lead to them, and nothing is removed before all of that is there. Pictures and styles that are no
longer needed stay until the next time: a page that a reader has open still asks for them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.publish.record import Record, digest

__all__ = ["Plan", "make_plan", "rank"]

_PAGES = (".html", ".md")
_ABOUT_PAGES = (".xml", ".txt", ".json")


@dataclass(frozen=True, slots=True)
class Plan:
    """The paths to send and to remove, in order; ``after`` is the record when all is done.

    ``before`` is the record to write first, for a run that comes after an interruption.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    before: Record
    after: Record

    @property
    def sent(self) -> tuple[str, ...]:
        """What is sent, in the order in which it may be."""
        return tuple(sorted((*self.new, *self.changed), key=rank))

    @property
    def is_empty(self) -> bool:
        """Whether the target already holds the site."""
        return not self.new and not self.changed and not self.removed and self.before == self.after


def make_plan(site: Mapping[str, bytes], record: Record, present: Collection[str]) -> Plan:
    """Compare the site (path -> content) with what is known of the target, where the files ``present`` are.

    What was published and is there no more is sent again. Files that are present and not in the record stay.
    """
    digests = {path: digest(data) for path, data in site.items()}
    known = {path for path in (*record.files, *record.coming) if path in present}
    in_the_way = (digests.keys() & set(present)) - known
    sure = {
        path: value for path, value in record.files.items() if path in known and path not in record.coming
    }
    changed = {path for path in digests if path in known and sure.get(path) != digests[path]} | in_the_way
    new = digests.keys() - known - in_the_way
    gone = known - digests.keys()
    leaving = {path for path in gone if _is_needed_by_pages(path)} - record.retired
    removed = gone - leaving
    ours = {path: sure.get(path, "") for path in known}
    before = Record(ours, frozenset(new | changed), record.retired & known)
    after = Record({**digests, **{path: ours[path] for path in leaving}}, retired=frozenset(leaving))
    return Plan(
        new=tuple(sorted(new, key=rank)),
        changed=tuple(sorted(changed, key=rank)),
        unchanged=tuple(sorted(digests.keys() - new - changed)),
        removed=tuple(sorted(removed, key=rank, reverse=True)),
        before=before,
        after=after,
    )


def rank(path: str) -> tuple[int, int, str]:
    """Where a file stands in the order of sending: what pages need, pages from the inside out, files about pages."""
    where = PurePosixPath(path)
    if where.suffix in _PAGES:
        return (1, -len(where.parts), path)
    return (2 if where.suffix in _ABOUT_PAGES else 0, 0, path)


def _is_needed_by_pages(path: str) -> bool:
    return rank(path)[0] == 0
