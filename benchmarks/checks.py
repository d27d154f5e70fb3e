"""How long checking a catalog takes, beside Translate Toolkit's ``pofilter``.

    .venv/bin/python benchmarks/checks.py [--toolkit FOLDER] [--runs 3] [--entries 4200] [--terms 500] [--profile 25]

A catalog from Japanese into English and a glossary are made of the phrases below, the same on every machine. What is
measured is the processor time (user and system) of each command in a new process. See benchmarks/README.md.
"""

import argparse
import pstats
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PIPELINE = Path(sys.executable).with_name("pipeline")
GET_THE_TOOLKIT = """\
Translate Toolkit was not found, so there is nothing to compare with. It belongs in an environment of its own:
    python3 -m venv /tmp/toolkit && /tmp/toolkit/bin/pip install translate-toolkit
    .venv/bin/python benchmarks/checks.py --toolkit /tmp/toolkit/bin"""

ACTORS = (
    ("日本政府", "the Japanese government"),
    ("米国の専門家", "experts in the United States"),
    ("平和研究所", "the Peace Institute"),
    ("両国の外務・防衛当局", "the foreign and defence authorities of both countries"),
    ("被爆地の市長", "the mayors of the bombed cities"),
    ("国連の作業部会", "a working group of the United Nations"),
    ("多くの市民団体", "many civic groups"),
    ("新しい政権", "the new administration"),
)
ACTIONS = (
    ("について**協議**を続けてきた。", "has kept up **talks** on {}."),
    ("を見直すべきだと述べ、波紋を呼んだ。", "caused a stir by saying that {} should be reviewed."),
    ("は約束にすぎないと指摘する。", "points out that {} is no more than a promise."),
    (
        "の歴史を[報告書](https://example.jp/report)にまとめた。",
        "described the history of {} in a [report](https://example.jp/report).",
    ),
    ("の将来に不安を抱いている。", "is uneasy about the future of {}."),
    ("を「最後の手段」と呼んでいる。", "calls {} “the last resort”."),
    ("に関する文書`NPR`を公表した。", "published the document `NPR` on {}."),
    ("をめぐる議論は、まだ終わっていない。", "says that the debate on {} is not over yet."),
)
WHEN = (
    ("", ""),
    ("", ""),
    ("{year}年{month}月{day}日、", "On {name} {day}, {year}, "),
    ("{year}年以降、", "Since {year}, "),
    ("冷戦の終結からまもなく、", "Soon after the end of the Cold War, "),
    ("約{count}人が集まった会場で、", "At a venue where about {count} people had gathered, "),
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
HEADS = (
    *(
        ("拡大", "extended"),
        ("戦略", "strategic"),
        ("通常", "conventional"),
        ("統合", "integrated"),
        ("同盟", "alliance"),
    ),
    *(
        ("地域", "regional"),
        ("海上", "maritime"),
        ("宇宙", "space"),
        ("非核", "non-nuclear"),
        ("多国間", "multilateral"),
    ),
    *(
        ("情報", "information"),
        ("平時", "peacetime"),
        ("共同", "joint"),
        ("国際", "international"),
        ("経済", "economic"),
    ),
    *(
        ("領域", "domain"),
        ("防衛", "defence"),
        ("外交", "diplomatic"),
        ("核", "nuclear"),
        ("技術", "technology"),
    ),
)
TAILS = (
    *(
        ("抑止", "deterrence"),
        ("協議", "dialogue"),
        ("態勢", "posture"),
        ("条約", "treaty"),
        ("体制", "regime"),
    ),
    *(
        ("計画", "plan"),
        ("演習", "exercise"),
        ("報告", "report"),
        ("指針", "guideline"),
        ("構想", "initiative"),
    ),
    *(
        ("協力", "cooperation"),
        ("調整", "coordination"),
        ("能力", "capability"),
        ("戦略", "strategy"),
        ("会議", "conference"),
    ),
    *(
        ("委員会", "committee"),
        ("安全保障", "security"),
        ("軍縮", "disarmament"),
        ("管理", "control"),
        ("交渉", "negotiation"),
    ),
    *(
        ("支援", "support"),
        ("監視", "monitoring"),
        ("評価", "assessment"),
        ("政策", "policy"),
        ("研究", "research"),
    ),
)


def main() -> None:
    """Measure, and print a line per run."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        catalog = _make_project(root, options.entries, options.terms)
        size = catalog.stat().st_size
        print(
            f"{options.entries} entries, {size / 1e6:.1f} MB, {options.terms} terms; seconds of processor time"
        )
        ours = [PIPELINE, "-C", root, "check", "--fail-on", "never", catalog]
        for _ in range(options.runs):
            print(f"{'pipeline':12}{_seconds(ours):8.2f}")
            if options.toolkit:
                theirs = [
                    options.toolkit / "pofilter",
                    "--progress=none",
                    "--language=en",
                    catalog,
                    root / "out.po",
                ]
                print(f"{'pofilter':12}{_seconds(theirs):8.2f}")
        if not options.toolkit:
            print(GET_THE_TOOLKIT, file=sys.stderr)
        if options.profile:
            _profile(ours[1:], root / "profile", options.profile)


def _options() -> argparse.Namespace:
    found = shutil.which("pofilter")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--toolkit",
        type=Path,
        default=Path(found).parent if found else None,
        metavar="FOLDER",
        help="the folder that pofilter is in",
    )
    parser.add_argument("--runs", type=int, default=3, help="how often to measure each")
    parser.add_argument("--entries", type=int, default=4200)
    parser.add_argument("--terms", type=int, default=500)
    parser.add_argument(
        "--profile", type=int, default=0, metavar="N", help="show the N slowest functions of ours"
    )
    return parser.parse_args()


def _make_project(root: Path, entries: int, terms: int) -> Path:
    """A project with a glossary; the catalog, which belongs to no article, is beside it."""
    chosen = [
        (f"{head}{tail}", f"{head_en} {tail_en}") for head, head_en in HEADS for tail, tail_en in TAILS
    ][:terms]
    (root / "source/ja").mkdir(parents=True)
    (root / "locale").mkdir()
    (root / "pipeline.toml").write_text('title = "x"\nlanguages = ["en"]\n', encoding="utf-8")
    (root / "locale/glossary.toml").write_text("".join(map(_term, chosen)), encoding="utf-8")
    catalog = root / "news.po"
    catalog.write_text(_catalog(chosen, entries), encoding="utf-8")
    return catalog


def _term(pair: tuple[str, str]) -> str:
    japanese, english = pair
    name = english.replace(" ", "-")
    forbidden = f"so-called {english}"
    rendering = f'[term.en]\npreferred = "{english}"\nforbidden = ["{forbidden}"]\n\n'
    return f'[[term]]\nid = "{name}"\nja = ["{japanese}"]\n{rendering}'


def _catalog(terms: Sequence[tuple[str, str]], entries: int) -> str:
    choose = random.Random(20241216)
    found: dict[str, str] = {}
    while len(found) < entries:
        numbers = {
            "year": choose.randint(1946, 2025),
            "day": choose.randint(1, 28),
            "count": choose.randint(3, 900) * 10,
        }
        month = choose.randint(1, len(MONTHS))
        source, target = [], []
        for _ in range(choose.randint(1, 2)):
            (actor, actor_en), (action, action_en) = choose.choice(ACTORS), choose.choice(ACTIONS)
            (when, when_en), (term, term_en) = choose.choice(WHEN), choose.choice(terms)
            source.append(when.format(**numbers, month=month) + f"{actor}は{term}{action}")
            said = f"{actor_en} {action_en.format(f'the {term_en}')}"
            begun = when_en.format(**numbers, name=MONTHS[month - 1]) + said
            target.append(begun[0].upper() + begun[1:])
        found.setdefault("".join(source), " ".join(target))
    header = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    body = (
        f'\n#: source/ja/a.md:{line}\nmsgid "{ja}"\nmsgstr "{en}"\n'
        for line, (ja, en) in enumerate(found.items(), 1)
    )
    return header + "".join(body)


def _seconds(command: Sequence[object]) -> float:
    """The processor time of a command, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _profile(arguments: Sequence[object], path: Path, count: int) -> None:
    code = "import sys; from pipeline.cli import main; main(sys.argv[1:])"
    command = [
        sys.executable,
        "-c",
        f"import cProfile; cProfile.run({code!r}, {str(path)!r})",
        *map(str, arguments),
    ]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pstats.Stats(str(path)).sort_stats("tottime").print_stats(count)


if __name__ == "__main__":
    main()
