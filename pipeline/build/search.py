"""What pages search in: an index of a language's articles and terms, made by Pagefind.

Each language has its own, so that a build of one language makes the same as a build of all. Pagefind is a program, and
reads pages from a folder: it gets a temporary one. Its bytes depend on nothing but these pages and its version.

Japanese and Chinese set no spaces. What the program takes for a word there is often not what the reader's browser
takes for one (核|兵器 and 核兵器), and nothing is found. So each character is a word of the index, and what is looked
for is a row of them (static/search.js): every occurrence is found, as in a search for text.
"""

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from pipeline.build.addresses import html_path, index_path
from pipeline.diagnostics import InputError
from pipeline.edition.links import glossary_address, search_address
from pipeline.edition.localize import Edition
from pipeline.edition.phrases import has_phrases
from pipeline.project import Project
from pipeline.project.configuration import config_path, place_of_key

__all__ = ["require_pagefind", "search_files"]

_EXTRA = "pagefind_bin_extended"
"""The package with the program that knows the words of Thai and others; the smaller one does not."""

_NOT_SEARCHED = ".terms dl, .terms p[lang]:not(.original), .tip, .footnote-ref, .footnote-back, .permalink"
_LEFT_OUT = ("pagefind-component-ui", "pagefind-modular-ui", "pagefind-ui", "pagefind-highlight")
"""What Pagefind writes for pages that have no search of their own."""

_TEXT = re.compile(r">[^<]+<")
"""Text between tags. In an attribute with a ``>`` it is mistaken for some, which harms no index."""

_OF_NO_WORD = re.compile(
    r"[\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""A character of kana, kanji or their punctuation."""

_OF_OTHER_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f]+")

_NO_LANGUAGE = ("--force-language", "und")
"""What Pagefind is told of an index of characters: else it looks for words in them."""


def require_pagefind(project: Project) -> None:
    """Raise `InputError` if the project's pages are to have a search, and what makes it is not installed."""
    if project.config.search and find_spec(_EXTRA) is None:
        message = "search = true needs Pagefind: pip install 'kakehashi[search]', or take search out"
        shown = project.shown(config_path(project.root))
        raise InputError.at("configuration", message, shown, *place_of_key(project.root, "search"))


def search_files(
    editions: Iterable[Edition], pages: Mapping[PurePosixPath, bytes]
) -> dict[PurePosixPath, bytes]:
    """What the languages of ``editions`` search in, by its path below ``output/``: articles that are translated, terms.

    ``pages`` are those of all articles, by their paths; a language without a list, or of which nothing is
    translated, has no search (as `Site.search` has it). Raises `InputError` if Pagefind fails.
    """
    searched: dict[str, dict[PurePosixPath, bytes]] = {}
    for edition in editions:
        language = edition.language
        if index_path(language) not in pages or edition.is_untranslated:
            continue
        paths = (PurePosixPath(glossary_address(language), "index.html"), html_path(language, edition.slug))
        searched.setdefault(language, {}).update((path, pages[path]) for path in paths if path in pages)
    return {path: data for language, some in searched.items() for path, data in _index(language, some)}


def _index(language: str, pages: Mapping[PurePosixPath, bytes]) -> Sequence[tuple[PurePosixPath, bytes]]:
    from pagefind_bin_extended import get_executable

    place = PurePosixPath(search_address(language))
    with tempfile.TemporaryDirectory(prefix="pipeline-search-") as folder:
        site, index = Path(folder, "site"), Path(folder, "index")
        site.mkdir()
        for path, data in pages.items():
            file = site / path.relative_to(place.parent)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_by_characters(data) if has_phrases(language) else data)
        command = [get_executable(), "--site", site, "--output-path", index, "--silent"]
        done = subprocess.run(
            [
                *command,
                "--exclude-selectors",
                _NOT_SEARCHED,
                *(_NO_LANGUAGE if has_phrases(language) else ()),
            ],
            cwd=folder,  # a pagefind.toml of the project is not read
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            lines = filter(None, map(str.strip, (done.stderr or done.stdout).split("\n")))
            said = " ".join(dict.fromkeys(lines)).removeprefix("Error: ")  # it says the same twice
            message = f"Pagefind failed: {said or 'it does not say why'}"
            raise InputError.at("output", message, PurePosixPath("output") / place)
        return [(place / path, data) for path, data in sorted(_files(index))]


def _by_characters(page: bytes) -> bytes:
    """A page in which characters that make no words by themselves stand apart.

    Letters and digits of full width, and kana of half width, are what they usually are: ２０２４ is found as 2024.
    """
    return _TEXT.sub(
        lambda text: _OF_NO_WORD.sub(r" \g<0> ", _of_usual_width(text[0])), page.decode()
    ).encode()


def _of_usual_width(text: str) -> str:
    return _OF_OTHER_WIDTH.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def _files(index: Path) -> Iterator[tuple[str, bytes]]:
    for file in index.rglob("*"):
        if file.is_file() and not file.name.startswith(_LEFT_OUT):
            yield file.relative_to(index).as_posix(), file.read_bytes()
