"""``pipeline check``: what it looks at, how it prints, and when it fails."""

import json

import pytest

from pipeline.build.checking import check_paths

PAIR = {"2024年のことだ。": "It was in 1999."}
CATALOG = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en\\n"

msgid "2024年のことだ。"
msgstr "It was in 1999."
"""


@pytest.fixture
def faulty(project):
    project.article("a", "2024年のことだ。\n")
    project.translate("en", PAIR)
    return project


def test_a_finding_is_a_line_with_place_and_code(faulty):
    done = faulty.run("check")

    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith("locale/en/LC_MESSAGES/a.po:")
    assert ": number: " in line
    assert "1 error" in done.stderr


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_when_it_fails(faulty, fail_on, code):
    assert faulty.run("check", "--fail-on", fail_on).returncode == code


def test_only_the_language_asked_for(faulty):
    done = faulty.run("check", "--lang", "ar")

    assert (done.returncode, done.stdout) == (0, "")


def test_json(faulty):
    data = json.loads(faulty.run("check", "--format", "json").stdout)

    (finding,) = data["diagnostics"]
    assert list(finding) == [
        "code",
        "severity",
        "message",
        "path",
        "line",
        "column",
        "language",
        "article",
        "msgid",
    ]
    assert finding["code"] == "number"
    assert (finding["language"], finding["article"], finding["msgid"]) == ("en", "a", "2024年のことだ。")
    assert data["summary"] == {"errors": 1, "warnings": 0, "notes": 0, "checked": 1, "silenced": 0}


def test_sarif(faulty):
    log = json.loads(faulty.run("check", "--format", "sarif").stdout)

    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "number"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "locale/en/LC_MESSAGES/a.po"
    assert place["region"]["startLine"] > 1


def test_github(project):
    project.article("50%, a:b", "2024年のことだ。\n")
    project.translate("en", PAIR)

    (line,) = project.run("check", "--format", "github").stdout.splitlines()

    assert line.startswith("::error file=locale/en/LC_MESSAGES/50%25%2C a%3Ab.po,line=")
    assert ",title=number::" in line


def test_a_structure_that_a_translation_would_break_is_told(project):
    project.article("a", "| 略語 |\n|---|\n| 協議する |\n")
    project.translate("en", {"略語": "Abbreviation", "協議する": "Talk"})

    assert project.run("check", "--lang", "en").returncode == 0


def test_one_article(faulty):
    faulty.article("b", "二つ目。\n")

    assert faulty.run("check", "b").returncode == 0
    assert faulty.run("check", "a").returncode == 1
    assert faulty.run("check", "source/ja/a.md").returncode == 1


def test_one_catalog_of_the_project(faulty):
    assert faulty.run("check", "locale/en/LC_MESSAGES/a.po").returncode == 1
    assert faulty.run("check", "locale/ar/LC_MESSAGES/a.po").returncode == 0


def test_any_catalog_without_a_project(project, tmp_path):
    (tmp_path / "loose.po").write_text(CATALOG)

    done = project.run("check", "loose.po", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stdout.startswith(f"{tmp_path}/loose.po:7:9: number: the source says 2024年, ")


def test_any_catalog_from_inside_a_project(faulty, tmp_path):
    (tmp_path / "loose.po").write_text(CATALOG)

    assert faulty.run("check", str(tmp_path / "loose.po")).returncode == 1
    assert faulty.run("check", str(tmp_path / "loose.po"), "--lang", "ar").returncode == 0


def test_a_catalog_that_does_not_say_its_language(project, tmp_path):
    (tmp_path / "loose.po").write_text(CATALOG.replace('"Language: en\\n"\n', ""))

    done = project.run("check", "loose.po", cwd=tmp_path)

    assert done.returncode == 2
    assert "names no language" in done.stderr


def test_a_catalog_that_is_not_there(project):
    done = project.run("check", "nowhere.po")

    assert (done.returncode, done.stderr) == (2, "nowhere.po:1:1: no such file\n")


def test_a_catalog_that_the_article_has_outgrown(project):
    project.article("a", "一つ目。\n")
    project.translate("en", {"一つ目。": "The first."})
    project.article("a", "一つ目。\n\n二つ目。\n")

    done = project.run("check", "--lang", "en")

    assert done.returncode == 0
    assert done.stdout == (
        "locale/en/LC_MESSAGES/a.po:1:1: untranslated: warning: "
        "1 text of the article is not in this catalog: run pipeline update\n"
    )

    project.article("a", "一つ目。\n\n二つ目。\n\n三つ目。\n")

    assert "2 texts of the article are not in this catalog" in project.run("check", "--lang", "en").stdout


def test_a_link_by_reference_is_compared_with_the_definition_in_the_article(project):
    project.article("a", "要旨は[外務省][mofa]が公表。\n\n[mofa]: https://www.mofa.go.jp/\n")

    def check(translation):
        project.translate("en", {"要旨は[外務省][mofa]が公表。": translation})
        return [line.partition(": ")[2] for line in project.run("check", "--lang", "en").stdout.splitlines()]

    assert check("By the [Foreign Ministry][mofa].") == []
    assert check("By the [Foreign Ministry](https://www.mofa.go.jp/).") == []
    assert check("By the Foreign Ministry.") == ["markup: the source has a link that the translation has not"]
    assert check("By the [Foreign Ministry][mofaa].") == [
        "markup: [mofaa] leads nowhere: the article does not define it"
    ]
    assert check("By the [Foreign Ministry](https://example.org/).") == [
        "url: the source links to https://www.mofa.go.jp/, the translation to https://example.org/"
    ]


def test_what_a_build_would_warn_of_is_found(project):
    project.article("a", "![図](images/none.png)\n\n[次](b.md)\n")

    done = project.run("check")

    assert done.returncode == 0
    assert [line.partition(": put")[0] for line in done.stdout.splitlines()] == [
        "source/ja/a.md:1:6: asset: warning: source/ja/images/none.png is not there",
        "source/ja/a.md:3:5: asset: warning: there is no article source/ja/b.md",
    ]


def test_a_link_to_an_article_that_is_not_checked_leads_there_all_the_same(project):
    project.article("a", "[次](b.md)\n")
    project.article("b", "次。\n")

    assert project.run("check", "a").stdout == ""


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_unknown_language_is_told_alike(project, command):
    project.configure(languages=["en"])

    assert (
        'unknown language "zz": the project\'s languages are ' in project.run(command, "--lang", "zz").stderr
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("zz", 'unknown language "zz": use a locale such as en, ko or zh_Hans'),
        ("jp", 'unknown language "jp": did you mean "ja"?'),
        ("zhh_Hans", 'unknown language "zhh_Hans": did you mean "zh_Hans"?'),
    ],
)
def test_only_a_language_that_is_near_is_proposed(project, tmp_path, written, message):
    (tmp_path / "loose.po").write_text(CATALOG)

    done = project.run("check", "loose.po", "--lang", written, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (2, f"--lang:1:1: {message}\n")


def test_a_language_in_other_letter_case_is_understood_for_a_loose_catalog(project, tmp_path):
    (tmp_path / "loose.po").write_text(CATALOG)

    assert project.run("check", "loose.po", "--lang", "EN", cwd=tmp_path).returncode == 1


def test_catalogs_from_anywhere(faulty, tmp_path):
    (tmp_path / "po").mkdir()
    (tmp_path / "po" / "de.po").write_text(CATALOG.replace('"Language: en\\n"\n', ""), encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "link.po").symlink_to(tmp_path / "po" / "de.po")
    (tmp_path / "to-project").symlink_to(faulty.root)
    paths = ["../po/de.po", f"{tmp_path}/po/de.po", "../to-project/locale/../locale/en/LC_MESSAGES/a.po"]

    checked = check_paths(tmp_path / "elsewhere", paths, ())

    assert checked.catalogs == 2
    assert {(one.path.as_posix(), one.language, one.article) for one in checked.diagnostics} == {
        (f"{tmp_path}/po/de.po", "de", None),
        (f"{faulty.root}/locale/en/LC_MESSAGES/a.po", "en", "a"),
    }


def test_a_catalog_of_the_project_by_a_roundabout_path(faulty):
    (one,) = check_paths(faulty.root / "source", ["../locale/en/../en/LC_MESSAGES/a.po"], ()).diagnostics

    assert (one.path.as_posix(), one.article) == ("locale/en/LC_MESSAGES/a.po", "a")
