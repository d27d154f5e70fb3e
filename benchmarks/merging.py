"""How well edited articles find their translations again, and how fast: ours beside GNU ``msgmerge``.

    python benchmarks/merging.py FOLDER [--hold-out NAME]…
    python benchmarks/merging.py --speed

FOLDER has git repositories with Japanese Markdown articles. Each pair of successive revisions of an article is made
into an old template, filled with a marker per entry, and a new one; ours and ``msgmerge`` merge the same two files;
`edits` judges whether a marker belongs where it is now. README.md tells what the columns are.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path, PurePath

from edits import Judgement, by_place, by_words
from histories import Revision, repositories, revisions
from merging_speed import print_speed

from pipeline.article import Article, UnitKey, segment
from pipeline.catalog import dump, make_template, merge, read_catalog
from pipeline.conventions import Conventions
from pipeline.diagnostics import InputError

CREATED = datetime(2024, 12, 16, tzinfo=UTC)

Proposals = Mapping[UnitKey, UnitKey | None]
"""For the new entries, the old ones whose markers they have. None is for a marker that is none: it counts as wrong."""

JUDGES: Mapping[str, Callable[..., Judgement]] = {"words": by_words, "place": by_place}


@dataclass(slots=True)
class Figures:
    """Counts of units."""

    revisions: int = 0
    unchanged: int = 0
    kept: int = 0
    changed: int = 0
    found: int = 0
    proposals: int = 0
    wrong: int = 0
    new: int = 0
    taken: int = 0
    unclear: int = 0

    def add(self, other: "Figures") -> None:
        """Add the counts of another."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="git repositories")
    parser.add_argument("--most", type=int, default=60, help="revisions of a repository")
    parser.add_argument(
        "--hold-out", action="append", default=[], metavar="NAME", help="put into a table of its own"
    )
    parser.add_argument("--speed", action="store_true", help="measure the time of 4,000 entries")
    parser.add_argument("--runs", type=int, default=7, help="how often the time is measured")
    options = parser.parse_args()
    if options.folder:
        _print_quality(options.folder, options.most, options.hold_out)
    if options.speed:
        print_speed(options.runs)


def _print_quality(folder: Path, most: int, held_out: Sequence[str]) -> None:
    totals: dict[tuple[str, str, str], Figures] = {}
    for repository in repositories(folder):
        name = repository.relative_to(folder).parts[0]
        half = "held out" if any(one in name for one in held_out) else "development"
        for revision in _usable(revisions(repository, most), most):
            for (judge, tool), figures in measure(revision).items():
                totals.setdefault((half, judge, tool), Figures()).add(figures)
        print(f"{name}: {half}", file=sys.stderr)
    print(
        f"{'half':12} {'judge':6} {'tool':9} {'revisions':>9} {'kept':>7} {'changed':>7} {'found':>7} ",
        end="",
    )
    print(f"{'proposals':>9} {'wrong':>7} {'new':>6} {'taken':>7} {'unclear':>7}")
    for (half, judge, tool), one in sorted(totals.items(), reverse=True):
        print(
            f"{half:12} {judge:6} {tool:9} {one.revisions:9} {_share(one.kept, one.unchanged)} {one.changed:7} "
            f"{_share(one.found, one.changed)} {one.proposals:9} {_share(one.wrong, one.proposals)} "
            f"{one.new:6} {_share(one.taken, one.new)} {one.unclear:7}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:7.2%}" if whole else "      –"


def _usable(every: Iterable[Revision], most: int) -> Iterable[Revision]:
    """The first ``most`` of them that change a unit."""
    count = 0
    for revision in every:
        if count == most:
            return
        try:
            old, new = articles(revision)
        except InputError:  # front matter that was broken at the time
            continue
        if {unit.key for unit in old.units} != {unit.key for unit in new.units} and old.units:
            count += 1
            yield revision


def articles(revision: Revision) -> tuple[Article, Article]:
    """The old and the new article."""
    old, new = (
        segment(text, PurePath(revision.path), Conventions()) for text in (revision.old, revision.new)
    )
    return old, new


def measure(revision: Revision) -> Mapping[tuple[str, str], Figures]:
    """Figures by judge and tool."""
    old, new = articles(revision)
    with tempfile.TemporaryDirectory() as folder:
        proposals = _merged(old, new, Path(folder))
    judged = {name: judge(old, new, revision.hunks) for name, judge in JUDGES.items()}
    return {
        (judge, tool): count(judgement, proposed, old, new)
        for tool, proposed in proposals.items()
        for judge, judgement in judged.items()
    }


def count(judged: Judgement, proposed: Proposals, old: Article, new: Article) -> Figures:
    """Compare what was proposed with what happened."""
    there = {unit.key for unit in old.units}
    unchanged = {unit.key for unit in new.units} & there
    wrong = {
        key for key, sources in judged.edited.items() if key in proposed and proposed[key] not in sources
    }
    edited = judged.edited.keys() & proposed
    taken = judged.new & proposed.keys()
    return Figures(
        revisions=1,
        unchanged=len(unchanged),
        kept=sum(proposed.get(key) == key for key in unchanged),
        changed=len(judged.edited),
        found=len(edited - wrong),
        proposals=len(edited) + len(taken),
        wrong=len(wrong) + len(taken),
        new=len(judged.new),
        taken=len(taken),
        unclear=judged.unclear,
    )


def _merged(old: Article, new: Article, folder: Path) -> Mapping[str, Proposals]:
    """What each tool makes of the same files."""
    paths = {name: folder / name for name in ("old.po", "new.pot", "ours.po", "msgmerge.po")}
    template, filled = (
        make_template(units, PurePath("a.md"), title="a", hints=None, created=CREATED, previous=None)
        for units in (new.units, old.units)
    )
    empty = merge(filled, None, "en", hints=None)
    markers = {}
    for number, entry in enumerate(empty):
        entry.msgstr = f"marker {number}"
        markers[entry.msgstr] = (entry.msgctxt, entry.msgid)
    paths["old.po"].write_text(dump(empty), encoding="utf-8")
    paths["new.pot"].write_text(dump(template), encoding="utf-8")

    before, after = (read_catalog(paths[name], PurePath(name)) for name in ("old.po", "new.pot"))
    paths["ours.po"].write_text(dump(merge(after.po, before, "en", hints=None)), encoding="utf-8")
    subprocess.run(
        ["msgmerge", "--quiet", "--output-file", paths["msgmerge.po"], paths["old.po"], paths["new.pot"]],
        check=True,
    )
    return {
        tool: {
            (entry.msgctxt, entry.msgid): markers.get(entry.msgstr)
            for entry in read_catalog(paths[f"{tool}.po"], PurePath(tool)).po
            if entry.msgstr and not entry.obsolete
        }
        for tool in ("ours", "msgmerge")
    }


if __name__ == "__main__":
    main()
