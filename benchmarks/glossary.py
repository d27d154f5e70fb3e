"""How long it takes to find 10,000 terms in 1 MB of Japanese, and whether that grows in step with the text.

    .venv/bin/python benchmarks/glossary.py [--terms 10000] [--runs 3]

The text is that of the corpora's articles, repeated to 1, 2 and 4 MB of UTF-8. The terms are compounds of two nouns
that stand in these articles, and then, because there are not enough of them, pairs of their nouns that do not. What is
measured is the processor time of making the `Matcher` (spelling variants and automaton, once per command) and of
`find`.
"""

import argparse
import itertools
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sudachipy import Dictionary, SplitMode

from pipeline.glossary import Glossary, Matcher, Term

CORPORA = Path(os.environ.get("PIPELINE_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))
FOLDERS = ("zenn", "vite-ja")
MEGABYTE = 1_000_000


def main() -> None:
    """Measure, and print a line per size and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--terms", type=int, default=10_000, help="how many terms (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how often each size is measured (%(default)s)")
    options = parser.parse_args()
    if not CORPORA.is_dir():
        sys.exit(f"no {CORPORA}: set PIPELINE_CORPORA to the folder that holds {' and '.join(FOLDERS)}")
    text = "\n\n".join(_paragraphs())
    names = list(itertools.islice(_terms(text), options.terms))
    glossary = Glossary(tuple(Term(str(number), (name,)) for number, name in enumerate(names)))
    before = time.process_time()
    matcher = Matcher(glossary, "ja")
    print(f"{len(names)} terms; matcher made in {time.process_time() - before:.2f} s")
    for size in (1, 2, 4):
        sample = _sample(text, size * MEGABYTE)
        for _ in range(options.runs):
            before = time.process_time()
            found = matcher.find(sample)
            took = time.process_time() - before
            print(f"{size} MB, {len(sample):,} characters: {took:.2f} s, {len(found):,} matches", flush=True)


def _paragraphs() -> Iterator[str]:
    """The paragraphs of the corpora that are Japanese for the greater part."""
    for folder in FOLDERS:
        for path in sorted((CORPORA / folder).rglob("*.md")):
            for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
                if sum(character > "\u3000" for character in paragraph) * 2 > len(paragraph):
                    yield paragraph


def _sample(text: str, size: int) -> str:
    """The text, repeated, cut after so many bytes."""
    data = text.encode()
    return (data * (size // len(data) + 1))[:size].decode("utf-8", "ignore")


def _terms(text: str) -> Iterator[str]:
    """Compounds of nouns in the text, then pairs of its nouns, each once."""
    tokenizer = Dictionary(dict="small").tokenizer(SplitMode.C)
    nouns: dict[str, None] = {}
    compounds: dict[str, None] = {}
    for line in text.splitlines():
        words = list(tokenizer.tokenize(line[:8000]))
        for word, following in itertools.pairwise(words):
            if _is_noun(word.part_of_speech(), word.surface()):
                nouns[word.surface()] = None
                if _is_noun(following.part_of_speech(), following.surface()):
                    compounds[word.surface() + following.surface()] = None
    yield from compounds
    for distance in range(1, len(nouns)):
        for one, other in zip(nouns, itertools.islice(nouns, distance, None), strict=False):
            if one + other not in compounds:
                yield one + other


def _is_noun(part_of_speech: tuple[str, ...], surface: str) -> bool:
    return part_of_speech[0] == "名詞" and all(character > "\u3000" for character in surface)


if __name__ == "__main__":
    main()
