"""The pages that explain the checks: every code has one, and what their examples say is true."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

import pytest
from babel.messages.plurals import get_plural

from pipeline.catalog import read_catalog
from pipeline.checks import CHECKS, check_catalog, check_consistency, holds_markdown, silence
from pipeline.checks.pages import page_codes, page_of, page_summary
from pipeline.diagnostics import CODES, Diagnostic
from pipeline.glossary import Matcher, parse_glossary

WITHOUT_BAD_EXAMPLE = {"structure"}  # no translation is known that escaping does not make harmless
OTHER_CODES = {"plural", "consistency", "silencer", "structure"}
EXAMPLE = re.compile(
    r"^```(?P<info>po (?P<source>\w+) (?P<target>\w+)|toml)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Example:
    source: str
    target: str
    text: str

    @property
    def entries(self) -> int:
        return len(re.findall(r"^msgid ", self.text, re.MULTILINE))


def section(page: str, name: str) -> str:
    match = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    return match[1] if match else ""


def examples(page: str, name: str) -> list[Example]:
    found = EXAMPLE.finditer(section(page, name))
    return [Example(one["source"], one["target"], one["text"]) for one in found if one["source"]]


def findings(page: str, some: list[Example], folder: Path) -> list[Diagnostic]:
    """What `pipeline check` says about examples of one pair of languages, taken as the catalogs of a project."""
    tables = [one["text"] for one in EXAMPLE.finditer(section(page, "Glossary"))]
    glossary = parse_glossary("".join(tables), PurePath("glossary.toml"), "ja", ())
    found, catalogs = [], []
    for number, one in enumerate(some):
        path = folder / f"{number}.po"
        plural = get_plural(one.target).plural_forms
        header = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {plural}\\n"\n\n'
        path.write_text(header + one.text, encoding="utf-8")
        catalog = read_catalog(path, PurePath(path.name))
        catalogs.append(catalog)
        found += check_catalog(
            catalog,
            one.target,
            source_language=one.source,
            matcher=Matcher(glossary, one.source),
            glossary=glossary,
            article=None,
            is_markdown=holds_markdown(catalog, one.source),
        )
    pairs = [(catalog, None) for catalog in catalogs]
    found += check_consistency(pairs, some[0].target)
    return list(silence(catalogs, found).diagnostics)


def by_languages(some: list[Example]) -> list[list[Example]]:
    pairs = dict.fromkeys((one.source, one.target) for one in some)
    return [[one for one in some if (one.source, one.target) == pair] for pair in pairs]


def test_every_check_has_a_page_and_every_page_a_check():
    assert set(page_codes()) == {check.code for check in CHECKS} | OTHER_CODES
    assert set(page_codes()) <= set(CODES)


@pytest.mark.parametrize("code", page_codes())
def test_a_page_says_what_its_check_finds(code):
    page = page_of(code)

    assert page.startswith(f"# {code}\n\n")
    assert 20 < len(page_summary(page)) < 400
    assert re.search(r"^(An error|A warning)[.,;]|an error, all else a warning\.$", page, re.MULTILINE)


@pytest.mark.parametrize("code", page_codes())
def test_its_good_examples_are_good(code, tmp_path):
    page = page_of(code)
    good = examples(page, "Good")

    assert good
    for some in by_languages(good):
        assert findings(page, some, tmp_path) == []


@pytest.mark.parametrize("code", sorted(set(page_codes()) - WITHOUT_BAD_EXAMPLE))
def test_its_bad_examples_are_bad_in_this_way_only(code, tmp_path):
    page = page_of(code)
    bad = examples(page, "Bad")

    assert bad
    for some in by_languages(bad):
        found = findings(page, some, tmp_path)
        assert {one.code for one in found} == {code}, found
        if code != "consistency":
            assert len({(one.path, one.line) for one in found}) == sum(one.entries for one in some)
