"""How long extraction and reassembly take, beside Translate Toolkit's ``md2po`` and ``po2md``.

    .venv/bin/python benchmarks/articles.py [--toolkit FOLDER] [--runs 3] [--copies 10] [--profile 25]

The articles of the corpora, ten copies of each in one project of one language, go to catalogs and, every
translation being its source text, to Markdown again. What is measured is the processor time (user and system) of
each command, in a new process; filling in the catalogs is not part of it. See benchmarks/README.md.
"""

import argparse
import os
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import polib

CORPORA = Path(os.environ.get("PIPELINE_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))
FOLDERS = ("vite-ja", "zenn")
PIPELINE = Path(sys.executable).with_name("pipeline")
GET_THE_TOOLKIT = """\
Translate Toolkit was not found, so there is nothing to compare with. It belongs in an environment of its own:
    python3 -m venv /tmp/toolkit && /tmp/toolkit/bin/pip install 'translate-toolkit[markdown]'
    .venv/bin/python benchmarks/articles.py --toolkit /tmp/toolkit/bin"""


def main() -> None:
    """Measure, and print a line per run."""
    options = _options()
    if not CORPORA.is_dir():
        sys.exit(f"no {CORPORA}: set PIPELINE_CORPORA to the folder that holds {' and '.join(FOLDERS)}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        articles = root / "articles"
        files, size = _copy_articles(articles, options.copies)
        print(f"{files} articles, {size / 1e6:.1f} MB; seconds of processor time")
        print(f"{'':12}{'extract':>10}{'reassemble':>12}{'together':>10}{'identical':>11}")
        for number in range(options.runs):
            _measure("pipeline", _pipeline, articles, root / f"pipeline-{number}")
            if options.toolkit:
                _measure("toolkit", _toolkit(options.toolkit), articles, root / f"toolkit-{number}")
        if not options.toolkit:
            print(GET_THE_TOOLKIT, file=sys.stderr)
        if options.profile:
            _profile(articles, root / "profile", options.profile)


def _options() -> argparse.Namespace:
    found = shutil.which("md2po")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--toolkit",
        type=Path,
        default=Path(found).parent if found else None,
        metavar="FOLDER",
        help="the folder with md2po and po2md; if not given, they are looked for on the PATH",
    )
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (%(default)s)")
    parser.add_argument("--copies", type=int, default=10, help="copies of each article (%(default)s)")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="show ours by function, N lines")
    return parser.parse_args()


def _copy_articles(target: Path, copies: int) -> tuple[int, int]:
    """Copy the corpora's articles; how many files and bytes there are. Hidden folders are left out."""
    files = size = 0
    for folder in FOLDERS:
        for path in sorted((CORPORA / folder).rglob("*.md")):
            name = path.relative_to(CORPORA)
            if any(part.startswith(".") for part in name.parts):
                continue
            for copy in range(copies):
                place = target / f"{copy:02}" / name
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
                files, size = files + 1, size + path.stat().st_size
    return files, size


Steps = Callable[[Path, Path], tuple[list[str], list[str], Path, Path]]
"""From the articles and an empty folder: the two commands, and where catalogs and Markdown will be."""


def _measure(name: str, steps: Steps, articles: Path, root: Path) -> None:
    extract, reassemble, catalogs, output = steps(articles, root)
    first = _seconds(extract, root)
    _fill_in(catalogs)
    second = _seconds(reassemble, root)
    same = _identical(articles, output)
    print(f"{name:12}{first:10.2f}{second:12.2f}{first + second:10.2f}{same:>11.1%}", flush=True)


def _pipeline(articles: Path, root: Path) -> tuple[list[str], list[str], Path, Path]:
    sources = root / "source" / "ja"
    shutil.copytree(articles, sources)
    config = 'title = "benchmark"\nbase_url = "https://example.org"\nlanguages = ["en"]\n'
    (root / "pipeline.toml").write_text(config, encoding="utf-8")
    return (
        [str(PIPELINE), "update"],
        [str(PIPELINE), "build", "--lang", "en", "--format", "markdown"],
        root / "locale" / "en",
        root / "output" / "en",
    )


def _toolkit(programs: Path) -> Steps:
    """Batch mode. Code is no text for us, so neither is it here."""

    def steps(articles: Path, root: Path) -> tuple[list[str], list[str], Path, Path]:
        root.mkdir()
        catalogs, output = root / "locale", root / "output"
        common = ["--progress=none", "--no-code-blocks"]
        return (
            [str(programs / "md2po"), *common, "-i", str(articles), "-o", str(catalogs)],
            [str(programs / "po2md"), *common, "-i", str(catalogs), "-t", str(articles), "-o", str(output)],
            catalogs,
            output,
        )

    return steps


def _seconds(command: Sequence[str], folder: Path) -> float:
    """The processor time that a command takes, in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr[-2000:]}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _fill_in(catalogs: Path) -> None:
    """Make every translation its source text."""
    for path in sorted(catalogs.rglob("*.po")):
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr = entry.msgid
        catalog.save(str(path))


def _identical(articles: Path, output: Path) -> float:
    """The share of articles that are, byte for byte, what they were."""
    paths = sorted(path.relative_to(articles) for path in articles.rglob("*.md"))
    same = sum(
        (output / path).is_file() and (output / path).read_bytes() == (articles / path).read_bytes()
        for path in paths
    )
    return same / len(paths)


def _profile(articles: Path, root: Path, lines: int) -> None:
    extract, reassemble, catalogs, _ = _pipeline(articles, root)
    for name, command in (("extract", extract), ("reassemble", reassemble)):
        data = root / f"{name}.prof"
        _seconds([sys.executable, "-m", "cProfile", "-o", str(data), *command], root)
        if name == "extract":
            _fill_in(catalogs)
        print(f"\n{name}:")
        pstats.Stats(str(data)).strip_dirs().sort_stats("tottime").print_stats(lines)


if __name__ == "__main__":
    main()
