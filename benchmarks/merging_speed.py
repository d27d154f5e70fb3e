"""The time that 4,000 entries take, of which a tenth were edited: ours beside GNU ``msgmerge``."""

import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePath
from statistics import median

import polib

from pipeline.article import Span, Unit, UnitKind, segment
from pipeline.catalog import dump, make_template, merge
from pipeline.conventions import Conventions

__all__ = ["print_speed"]

ENTRIES = 4000
EVERY = 10
"""One entry of so many is edited: a fifth of its text is replaced by text of the entry before."""

OURS = """
import sys
from pathlib import Path
from pipeline.catalog import dump, merge, read_catalog
old, new, merged = map(Path, sys.argv[1:])
catalog, template = read_catalog(old, old), read_catalog(new, new)
merged.write_text(dump(merge(template.po, catalog, "en", hints=None)), encoding="utf-8")
"""


def print_speed(runs: int) -> None:
    """Merge the same files with both, by turns. Printed is processor time, user and system, of whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        old, new, merged = (Path(folder) / name for name in ("old.po", "new.pot", "merged.po"))
        texts = _texts()
        catalog = merge(_template(texts), None, "en", hints=None)
        for number, entry in enumerate(catalog):
            entry.msgstr = f"Translation {number} of the entry."
        old.write_text(dump(catalog), encoding="utf-8")
        new.write_text(dump(_template(_edited(texts))), encoding="utf-8")
        commands = {
            "ours": [sys.executable, "-c", OURS, old, new, merged],
            "start": [sys.executable, "-c", "import pipeline.catalog"],
            "msgmerge": ["msgmerge", "--quiet", "--output-file", merged, old, new],
        }
        times: dict[str, list[float]] = {tool: [] for tool in commands}
        for _ in range(runs):
            for tool, command in commands.items():
                times[tool].append(_processor_time(command))
    print(
        f"{len(texts)} entries, one of {EVERY} edited; processor time of the whole process, median of {runs} runs"
    )
    for tool, seconds in times.items():
        print(f"{tool:9} {median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})")
    ours, start, theirs = (median(times[name]) for name in ("ours", "start", "msgmerge"))
    print(
        f"ratio     {ours / theirs:.2f}, {(ours - start) / theirs:.2f} without the start of Python and its imports"
    )


def _processor_time(command: Sequence[str | Path]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _texts() -> Sequence[str]:
    """Different texts of real articles."""
    default = Path(__file__).resolve().parents[2] / "shared" / "corpora"
    corpora = Path(os.environ.get("PIPELINE_CORPORA", default))
    found: dict[str, None] = {}
    for path in sorted([*corpora.glob("zenn/**/*.md"), *corpora.glob("vite-ja/**/*.md")]):
        article = segment(path.read_text(encoding="utf-8"), PurePath(path.name), Conventions())
        found |= dict.fromkeys(unit.text for unit in article.units)
        if len(found) >= ENTRIES:
            return list(found)[:ENTRIES]
    sys.exit(
        f"{corpora}: fewer than {ENTRIES} units of text; PIPELINE_CORPORA names the folder of zenn and vite-ja"
    )


def _edited(texts: Sequence[str]) -> Sequence[str]:
    chance = random.Random(1)
    result = list(texts)
    for at in range(EVERY, len(texts), EVERY):
        length = max(1, len(texts[at]) // 5)
        start = chance.randrange(len(texts[at]) - length + 1)
        result[at] = texts[at][:start] + texts[at - 1][:length] + texts[at][start + length :]
    return result


def _template(texts: Sequence[str]) -> polib.POFile:
    units = [
        Unit(text, UnitKind.PARAGRAPH, (Span(0, len(text)),), line) for line, text in enumerate(texts, 1)
    ]
    created = datetime(2024, 12, 16, tzinfo=UTC)
    return make_template(units, PurePath("a.md"), title="a", hints=None, created=created, previous=None)
