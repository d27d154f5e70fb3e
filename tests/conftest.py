"""A content project in one call: real files, the real command."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import polib
import pytest

# No deadlines: a machine may be busy. In CI the same examples each time, so that a failure is a change's own.
hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")

PIPELINE = Path(sys.executable).with_name("pipeline")


class ProjectFolder:
    """A content project in a temporary folder, and what people do with it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, content: str | bytes) -> Path:
        """Write any file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def read(self, path: str) -> str:
        """A file's content, line ends as they are."""
        return (self.root / path).read_bytes().decode()

    def configure(self, **values: object) -> None:
        """Set keys of pipeline.toml; the others keep what `project` gave them."""
        self.config.update(values)
        lines = [f"{key} = {_toml(value)}\n" for key, value in self.config.items()]
        self.write("pipeline.toml", "".join(lines))

    config: dict[str, object]

    def article(self, name: str, text: str) -> None:
        """Write ``source/ja/<name>``; ``.md`` may be left out."""
        self.write(f"source/ja/{name.removesuffix('.md')}.md", text)

    def glossary(self, toml: str) -> None:
        """Write locale/glossary.toml."""
        self.write("locale/glossary.toml", toml)

    def catalog_path(self, language: str, name: str) -> Path:
        """Where an article's catalog is."""
        return self.root / "locale" / language / "LC_MESSAGES" / f"{name.removesuffix('.md')}.po"

    def catalog(self, language: str, name: str) -> polib.POFile:
        """An article's catalog, as polib reads it."""
        return polib.pofile(str(self.catalog_path(language, name)))

    def translate(self, language: str, translations: Mapping[str, str], *, fuzzy: bool = False) -> None:
        """Update, then fill in these msgids in every catalog of the language that has them."""
        self.ok("update", "--lang", language)
        unused = set(translations)
        for path in sorted((self.root / "locale" / language).rglob("*.po")):
            catalog = polib.pofile(str(path), wrapwidth=79)
            for entry in catalog:
                if not entry.obsolete and entry.msgid in translations:
                    unused.discard(entry.msgid)
                    entry.msgstr = translations[entry.msgid]
                    entry.flags = ["fuzzy"] if fuzzy else []
            catalog.save(str(path))
        assert not unused, f"no catalog has these units: {sorted(unused)}"

    def run(self, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        """Run ``pipeline`` in the project's folder."""
        settings = {
            "cwd": self.root,
            "text": True,
            "capture_output": True,
            "encoding": "utf-8",
            "timeout": 120,
        }
        return subprocess.run([str(PIPELINE), *arguments], **{**settings, **options})  # type: ignore[call-overload,no-any-return]

    def ok(self, *arguments: str) -> str:
        """Run ``pipeline``, which must succeed; its stdout."""
        done = self.run(*arguments)
        assert done.returncode == 0, (
            f"pipeline {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
        )
        return done.stdout

    def build(self, language: str, name: str) -> str:
        """Build a language; the article's Markdown edition. For slugs other than the name, read `output`."""
        self.ok("build", "--lang", language)
        return self.output(language, f"{name.removesuffix('.md')}.md")

    def output(self, language: str, path: str) -> str:
        """A file of ``output/<language>/``."""
        return self.read(f"output/{language.replace('_', '-')}/{path}")

    def page(self, language: str, name: str) -> str:
        """Build a language; the article's HTML page."""
        self.ok("build", "--lang", language)
        return self.output(language, f"{name.removesuffix('.md')}/index.html")

    def snapshot(self) -> dict[str, bytes | None]:
        """Every file (and folder: None) below the project, to see that nothing was written."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes() if path.is_file() else None
            for path in sorted(self.root.rglob("*"))
        }


def _toml(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser, started once."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("there is no Chromium: run tests/system-packages")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[ProjectFolder]:
    """An empty project with the languages en, zh_Hans and ar."""
    folder = ProjectFolder(tmp_path / "project")
    folder.config = {}
    folder.configure(title="試し", base_url="https://example.org", languages=["en", "zh_Hans", "ar"])
    folder.configure(cards="none")  # drawing takes longer than all else that most tests build
    (folder.root / "source" / "ja").mkdir(parents=True)
    yield folder
