"""Silencing findings: in an entry, in an article, and in the configuration."""

import re

import pytest

from pipeline.build.checking import Checked, check_paths
from pipeline.diagnostics import InputError

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"\n\n'
WRONG = 'msgid "2024年のことだ。"\nmsgstr "It was in 1999."\n'


def checked(folder, *paths) -> Checked:
    return check_paths(folder, paths, ("en",))


@pytest.mark.parametrize(
    ("comment", "codes", "silenced"),
    [
        ("# pipeline: ignore number -- the source is wrong", [], 1),
        ("# pipeline: ignore number", [], 1),
        ("# see the article\n#  pipeline: ignore number, whitespace", ["silencer"], 1),
        ("#. pipeline: ignore number, whitespace", [], 1),
        ("# pipeline: ignore url -- no", ["number", "silencer"], 0),
        ("# pipeline: ignore numbers", ["number", "silencer"], 0),
        ("# pipeline: ignore", ["number", "silencer"], 0),
        ("# somebody said pipeline: ignore number", ["number"], 0),
    ],
)
def test_a_comment_silences_a_finding_of_its_entry(tmp_path, comment, codes, silenced):
    (tmp_path / "a.po").write_text(f"{HEADER}{comment}\n{WRONG}", encoding="utf-8")

    found = checked(tmp_path, "a.po")

    assert [one.code for one in found.diagnostics] == codes
    assert found.silenced == silenced


def test_what_is_wrong_about_a_silencer_is_said(project, tmp_path):
    comment = "# pipeline: ignore numbr, url, number"
    (tmp_path / "a.po").write_text(f"{HEADER}{comment}\n{WRONG}", encoding="utf-8")

    lines = project.run("check", "a.po", cwd=tmp_path).stdout.splitlines()

    assert [line.partition(": ")[2] for line in lines] == [
        'silencer: "numbr" is no check: did you mean "number"?',
        'silencer: warning: "pipeline: ignore url" silences nothing here: remove it',
    ]


def test_the_summary_counts_what_was_silenced(project, tmp_path):
    (tmp_path / "a.po").write_text(f"{HEADER}# pipeline: ignore number\n{WRONG}", encoding="utf-8")

    done = project.run("check", "a.po", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 catalog checked: 0 errors, 0 warnings, 0 notes, 1 silenced\n"


def test_an_author_silences_a_check_for_all_translations(project):
    project.article("a", "<!-- i18n:ignore number -- a play on words -->\n\n2024年のことだ。\n")
    project.translate("en", {"2024年のことだ。": "It was in 1999."})

    catalog = (project.root / "locale/en/LC_MESSAGES/a.po").read_text("utf-8")
    done = project.run("check", "--lang", "en")

    assert "#. pipeline: ignore number -- a play on words\n" in catalog
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("table", "severities"),
    [
        ('number = "off"', []),
        ('number = "warning"', ["warning"]),
        ('number = "off"\nen = { number = "note" }', ["note"]),
        ('zh-Hans = { number = "off" }', ["error"]),
    ],
)
def test_an_editor_sets_how_gravely_a_check_is_taken(project, table, severities):
    project.article("a", "2024年のことだ。\n")
    project.translate("en", {"2024年のことだ。": "It was in 1999."})
    path = project.root / "pipeline.toml"
    path.write_text(f"{path.read_text('utf-8')}\n[checks]\n{table}\n", encoding="utf-8")

    found = checked(project.root)

    assert [one.severity for one in found.diagnostics] == severities
    assert found.silenced == (not severities)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('numbr = "off"', 'unknown check "numbr": did you mean "number"?'),
        ('number = "loud"', 'number must be "off" or "note" or "warning" or "error"'),
        ('zz = { number = "off" }', "neither a check nor a language: "),
        ('fr = { number = "off" }', '"fr" is not among the project\'s languages'),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(project, table, message):
    path = project.root / "pipeline.toml"
    path.write_text(f"{path.read_text('utf-8')}\n[checks]\n{table}\n", encoding="utf-8")

    with pytest.raises(InputError, match=f"^pipeline.toml:.*{re.escape(message)}"):
        checked(project.root)
