"""How many planted defects the checks find and how often they cry wolf, beside Translate Toolkit's ``pofilter``.

    .venv/bin/python benchmarks/checks_quality.py [--toolkit FOLDER]

The evaluation set is that of the tests, tests/evaluation: right translations that are tricky, and the same with one
defect each. See its README for how it was written, and benchmarks/README.md for what the figures are.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import polib

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from evaluation_set import (
    LANGUAGES,
    Case,
    Score,
    false_alarms,
    find_codes,
    read_cases,
    scores,
    total,
    write_catalog,
)

GET_THE_TOOLKIT = """\
Translate Toolkit was not found, so there is nothing to compare with. It belongs in an environment of its own:
    python3 -m venv /tmp/toolkit && /tmp/toolkit/bin/pip install translate-toolkit
    .venv/bin/python benchmarks/checks_quality.py --toolkit /tmp/toolkit/bin"""
TOOLKIT_LANGUAGES = {"zh_Hans": "zh_CN"}
SAME_CHECKS: Mapping[str, tuple[str, ...]] = {
    "acronym": ("acronyms",),
    "brackets": ("brackets",),
    "control-character": ("validchars", "escapes", "tabs"),
    "html": ("xmltags",),
    "length": ("long", "short", "sentencecount"),
    "markup": ("functions", "options"),
    "number": ("numbers",),
    "placeholder": ("printf", "pythonbraceformat", "variables"),
    "plural": ("nplurals", "untranslated", "blank"),
    "punctuation": ("endpunc", "startpunc", "puncspacing"),
    "repeated-word": ("doublewords",),
    "source-script": ("validchars",),
    "untranslated": ("unchanged", "untranslated"),
    "url": ("urls",),
    "whitespace": ("doublespacing", "startwhitespace", "endwhitespace", "puncspacing", "newlines"),
}
"""By our code: the tests of ``pofilter`` that look for the same. It has none for terms, nor for several catalogs."""
FIGURES = f"{'recall':>7}{'precision':>10}{'false':>6}"


def main() -> None:
    """Print a table for the cases that the checks were tuned on, and one for those held out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--toolkit", type=Path, help="the folder of pofilter")
    folder: Path | None = options.parse_args().toolkit
    pofilter = shutil.which("pofilter", path=str(folder) if folder else None)
    if pofilter is None:
        print(GET_THE_TOOLKIT, file=sys.stderr)
    cases = read_cases()
    with tempfile.TemporaryDirectory() as scratch:
        ours = find_codes(cases, Path(scratch))
        theirs = _pofilter(pofilter, cases, Path(scratch)) if pofilter else None
    for title, is_held_out in (("tuned on", False), ("held out", True)):
        chosen = [case for case in cases if case.is_held_out is is_held_out]
        right = sum(case.planted is None for case in chosen)
        print(f"\n{title}: {right} right translations, {len(chosen) - right} with a defect")
        print(f"{'':28} | {'ours':^23} | {'pofilter':^23}")
        print(f"{'check':20}{'planted':>8} | {FIGURES} | {FIGURES}")
        _print_scores(chosen, ours, theirs)


def _print_scores(
    cases: Sequence[Case], ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]] | None
) -> None:
    mine, other = scores(cases, ours), scores(cases, theirs) if theirs else {}
    for code, score in mine.items():
        print(f"{code:20}{score.planted:>8} | {_shown(score)} | {_shown(other.get(code))}")
    print(f"{'all':20}{total(mine.values()).planted:>8} | {_shown(total(mine.values()))}", end=" | ")
    print(_shown(total(other.values()) if theirs else None))
    flagged = f"{false_alarms(cases, ours):.1%} of the right translations flagged"
    print(f"{flagged:>52}", f"| {false_alarms(cases, theirs):.1%}" if theirs else "")


def _shown(score: Score | None) -> str:
    if score is None:
        return f"{'-':>7}{'-':>10}{'-':>6}"
    return f"{score.recall:>7.2f}{score.precision:>10.2f}{score.false:>6}"


def _pofilter(program: str, cases: Sequence[Case], scratch: Path) -> Mapping[str, frozenset[str]]:
    """What ``pofilter`` says of each case, as our codes, its other tests by their own names (``startcaps``)."""
    codes = {name: code for code, names in SAME_CHECKS.items() for name in names}
    found: dict[str, frozenset[str]] = {case.name: frozenset() for case in cases}
    for language in LANGUAGES:
        before, after = scratch / f"{language}.po", scratch / f"{language}-filtered.po"
        entries = {case.name: case.entry for case in cases if case.entry and case.language == language}
        write_catalog(before, language, entries)
        own_name = TOOLKIT_LANGUAGES.get(language, language)
        command = [program, f"--language={own_name}", "--progress=none", str(before), str(after)]
        subprocess.run(command, check=True, capture_output=True)
        for entry in polib.pofile(str(after)) if after.exists() else ():
            lines = [line for line in entry.tcomment.splitlines() if line.startswith("(pofilter) ")]
            names = [line.removeprefix("(pofilter) ").partition(":")[0] for line in lines]
            found[entry.msgctxt or ""] = frozenset(codes.get(name, name) for name in names)
    return found


if __name__ == "__main__":
    main()
