"""Real Markdown to test on, read in place: a folder that is not part of this repository.

``PIPELINE_CORPORA`` names it; without, it is looked for beside the repository.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("PIPELINE_CORPORA", REPOSITORY.parent / "shared" / "corpora"))
EXAMPLES = ("commonmark", "gfm", "gfm_ext")

needs_corpora = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"no corpora at {FOLDER}: set PIPELINE_CORPORA to their folder"
)


def articles(*folders: str) -> Iterator[tuple[str, str]]:
    """Name and text of every Markdown file below ``folders``."""
    for folder in folders:
        for path in sorted((FOLDER / folder).rglob("*.md")):
            yield path.relative_to(FOLDER).as_posix(), path.read_bytes().decode()


def examples(name: str) -> Iterator[tuple[str, str]]:
    """Name and Markdown of every example of a specification."""
    for number, example in enumerate(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")), 1):
        yield f"{name} {number}", example["md"]


def everything() -> Iterator[tuple[str, str]]:
    """All of it, and this project's own articles."""
    yield from articles("zenn", "vite-ja")
    for name in EXAMPLES:
        yield from examples(name)
    for path in sorted((REPOSITORY / "source" / "ja").glob("*.md")):
        yield path.name, path.read_bytes().decode()
