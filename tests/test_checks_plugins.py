"""Checks of other packages: found by their entry point, run, silenced and explained like ours."""

import json
import os
from pathlib import Path

import pytest

CATALOG = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"

msgid "約束です。"
msgstr "IT IS A PROMISE."
"""
SHOUTING = """\
from pipeline.checks import Check, Finding
from pipeline.diagnostics import Severity

def shouting(pair):
    if pair.target.isupper():
        yield Finding("the translation is all in capitals")

CHECK = Check(
    "x-acme-shouting", shouting, Severity.WARNING, frozenset({"en"}), "# x-acme-shouting\\n\\nNo shouting."
)
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a distribution that brings a check, from the text of its module; returns a folder with a catalog."""

    def install(module: str, point: str = "x-acme-shouting = acme_checks:CHECK") -> Path:
        site = tmp_path / "site"
        info = site / "acme_checks-1.2.dist-info"
        info.mkdir(parents=True)
        (site / "acme_checks.py").write_text(module, encoding="utf-8")
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-checks\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(f"[pipeline.checks]\n{point}\n")
        (tmp_path / "loose").mkdir()
        (tmp_path / "loose/a.po").write_text(CATALOG, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")]))
        return tmp_path / "loose"

    return install


def test_a_check_of_another_package_runs_with_ours(project, installed):
    folder = installed(SHOUTING)

    found = json.loads(project.run("check", "a.po", "--format", "json", cwd=folder).stdout)["diagnostics"]

    assert [(one["code"], one["severity"]) for one in found] == [("x-acme-shouting", "warning")]


def test_it_is_explained_by_its_own_page(project, installed):
    folder = installed(SHOUTING)

    assert "x-acme-shouting" in project.run("explain", cwd=folder).stdout
    assert (
        project.run("explain", "x-acme-shouting", cwd=folder).stdout == "# x-acme-shouting\n\nNo shouting.\n"
    )


@pytest.mark.parametrize(
    ("module", "point", "line"),
    [
        (
            "import nowhere",
            "x-acme-shouting = acme_checks:CHECK",
            "the check x-acme-shouting of acme-checks 1.2: cannot be loaded: ModuleNotFoundError: No module named 'nowhere'",
        ),
        (
            "CHECK = 3",
            "x-acme-shouting = acme_checks:CHECK",
            "the check x-acme-shouting of acme-checks 1.2: acme_checks:CHECK is not a pipeline.checks.Check",
        ),
        (
            SHOUTING,
            "number = acme_checks:CHECK",
            "the check number of acme-checks 1.2: its code is 'x-acme-shouting': it must be the entry point's name, and begin with x-",
        ),
        (
            SHOUTING.replace('yield Finding("the translation is all in capitals")', "pair.nothing"),
            "x-acme-shouting = acme_checks:CHECK",
            "the check x-acme-shouting failed: AttributeError: 'Pair' object has no attribute 'nothing'",
        ),
    ],
)
def test_a_broken_one_is_told_in_one_line(project, installed, module, point, line):
    folder = installed(module, point)

    done = project.run("check", "a.po", cwd=folder)

    assert done.returncode == 2
    assert done.stderr == f"pipeline.checks:1:1: {line}\n"
