"""How well the sentences of Japanese Markdown are found: ours, pySBD's and those of Unicode (UAX #29).

    python benchmarks/sentences.py

The evaluation set is that of the tests, tests/sentences: paragraphs cut by hand. Printed are the paragraphs that are
cut exactly so, the boundaries that are found and the cuts that are wrong, and the time for the whole set. Every
splitter is compared by where its sentences begin; white space does not count.
"""

import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline.article.sentences.boundaries import split_sentences

EVALUATION = Path(__file__).parents[1] / "tests" / "sentences"
SETS = {"tuning": ["tuning.txt"], "held out": ["held_out.txt"], "both": ["tuning.txt", "held_out.txt"]}

Splitter = Callable[[str], Iterable[str]]


def main() -> None:
    """Print the comparison; what is not installed is named on stderr and left out."""
    splitters = {"ours": _ours, **_uax29(), **_pysbd()}
    print(
        f"{'set':9} {'splitter':10} {'paragraphs right':>20} {'boundaries found':>18} {'wrong cuts':>11} {'ms':>7}"
    )
    for name, files in SETS.items():
        marked = [line for file in files for line in _paragraphs(EVALUATION / file)]
        for splitter, split in splitters.items():
            print(f"{name:9} {splitter:10} {_score(marked, split)}")


def _paragraphs(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _score(marked: Iterable[str], split: Splitter) -> str:
    """A row of the table: ‖ in a paragraph is the end of a sentence, ⏎ a hard break."""
    right = count = found = boundaries = wrong = 0
    seconds = 0.0
    for paragraph in marked:
        text = paragraph.replace("‖", "").replace("⏎", "\n")
        started = time.perf_counter()
        sentences = list(split(text))
        seconds += time.perf_counter() - started
        wanted, got = _beginnings(text, re.split("[‖⏎]", paragraph)), _beginnings(text, sentences)
        count += 1
        right += wanted == got
        boundaries += len(wanted)
        found += len(wanted & got)
        wrong += len(got - wanted)
    share = f"{right} of {count} = {right / count:.1%}"
    return f"{share:>20} {f'{found} of {boundaries}':>18} {wrong:>11} {seconds * 1000:>7.1f}"


def _beginnings(text: str, sentences: Iterable[str]) -> set[int]:
    """Where in the text the sentences after the first begin."""
    places, at = [], 0
    for sentence in filter(None, (one.strip() for one in sentences)):
        place = text.find(sentence, at)
        if place >= 0:
            places.append(place)
            at = place + len(sentence)
    return set(places[1:])


def _ours(text: str) -> Iterable[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


def _uax29() -> Mapping[str, Splitter]:
    try:
        from unicode_segmentation_rs import unicode_sentences
    except ImportError:
        print("UAX #29 is left out: pip install unicode-segmentation-rs", file=sys.stderr)
        return {}
    return {"UAX #29": unicode_sentences}


def _pysbd() -> Mapping[str, Splitter]:
    try:
        from pysbd import Segmenter
    except ImportError:
        print("pySBD is left out: pip install pysbd", file=sys.stderr)
        return {}
    return {"pySBD": Segmenter(language="ja", clean=False).segment}


if __name__ == "__main__":
    main()
