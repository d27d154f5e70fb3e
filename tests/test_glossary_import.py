"""``pipeline glossary import``, ``export`` and ``check``."""

import json

import pytest

GLOSSARY = """\
# The terms of the house.

[[term]]
id = "umbrella"  # do not translate the picture
ja = ["核の傘"]
[term.en]
preferred = "nuclear umbrella"
forbidden = [
    "atomic umbrella",  # never
]

# Second.
[[term]]
id = "deterrence"
ja = ["抑止"]
[term.zh-Hans]
preferred = "威慑"
"""


@pytest.fixture
def with_glossary(project):
    project.glossary(GLOSSARY)
    return project


def test_an_import_adds_and_keeps_everything_else_as_it_is_written(with_glossary):
    with_glossary.write(
        "a.csv",
        "ja,variants,note,en,en forbidden,en reasons,zh_Hans forbidden,zh_Hans,ar\n"
        "核の傘,核のカサ,注,nuclear umbrella,nuke roof,slang,,,المظلة النووية\n"
        "抑止,,,,,,吓阻,威慑,\n"
        "新語,,,New Word,,,,,\n",
    )

    done = with_glossary.run("glossary", "import", "a.csv")

    assert (done.returncode, done.stderr) == (0, "1 term added, 5 changes, 0 differences\n")
    assert done.stdout.splitlines() == [
        "added: new-word: 新語",
        "changed: umbrella: ja: “核のカサ” added",
        "changed: umbrella: note: “注”",
        "changed: umbrella: en forbidden: “nuke roof” added",
        "changed: umbrella: ar: “المظلة النووية” added",
        "changed: deterrence: zh_Hans forbidden: “吓阻” added",
    ]
    assert (
        with_glossary.read("locale/glossary.toml")
        == """\
# The terms of the house.

[[term]]
id = "umbrella"  # do not translate the picture
ja = ["核の傘", "核のカサ"]
note = "注"
[term.en]
preferred = "nuclear umbrella"
forbidden = [
    "atomic umbrella",  # never
    {form = "nuke roof", reason = "slang"},
]
[term.ar]
preferred = "المظلة النووية"

# Second.
[[term]]
id = "deterrence"
ja = ["抑止"]
[term.zh-Hans]
preferred = "威慑"
forbidden = ["吓阻"]

[[term]]
id = "new-word"
ja = ["新語"]
[term.en]
preferred = "New Word"
"""
    )


def test_a_territory_is_no_other_language_where_the_project_has_none(project):
    concept = "".join(
        f'<langSet xml:lang="{language}"><tig><term>{name}</term></tig></langSet>'
        for language, name in (("ja-JP", "傘"), ("en-US", "umbrella"), ("en-GB", "brolly"), ("zh-CN", "伞"))
    )
    project.write("a.tbx", f"<martif><termEntry>{concept}</termEntry></martif>")

    project.ok("glossary", "import", "a.tbx")

    assert project.read("locale/glossary.toml") == (
        '[[term]]\nid = "umbrella"\nja = ["傘"]\n[term.en]\npreferred = "umbrella"\n'
        '[term.en_GB]\npreferred = "brolly"\n[term.zh_Hans]\npreferred = "伞"\n'
    )


def test_where_the_file_differs_the_glossary_stays_and_it_is_told(with_glossary):
    with_glossary.write("a.csv", "id,ja,en\numbrella,核の傘,nuclear shield\n")

    done = with_glossary.run("glossary", "import", "a.csv")

    assert (done.returncode, with_glossary.read("locale/glossary.toml")) == (1, GLOSSARY)
    assert (
        done.stdout
        == "differs: umbrella: en preferred is “nuclear umbrella” here, “nuclear shield” in the file\n"
    )


def test_the_file_may_be_preferred(with_glossary):
    with_glossary.write("a.csv", "id,ja,en\numbrella,核の傘,nuclear shield\n")

    with_glossary.ok("glossary", "import", "--prefer", "theirs", "a.csv")

    expected = GLOSSARY.replace('preferred = "nuclear umbrella"', 'preferred = "nuclear shield"')
    assert with_glossary.read("locale/glossary.toml") == expected


def test_a_dry_run_changes_nothing(with_glossary):
    with_glossary.write("a.csv", "ja,en\n新語,new word\n")

    done = with_glossary.run("glossary", "import", "--dry-run", "a.csv")

    assert (done.stdout, with_glossary.read("locale/glossary.toml")) == ("added: new-word: 新語\n", GLOSSARY)


@pytest.mark.parametrize("arguments", [["-o", "terms.tbx"], ["--format", "csv", "-o", "terms.out"]])
def test_what_is_exported_comes_back_into_an_empty_project(with_glossary, arguments):
    with_glossary.ok("glossary", "export", *arguments)
    (with_glossary.root / "locale/glossary.toml").unlink()

    with_glossary.ok("glossary", "import", arguments[-1])

    again = with_glossary.read("locale/glossary.toml")
    assert again.startswith(
        '[[term]]\nid = "umbrella"\nja = ["核の傘"]\n[term.en]\npreferred = "nuclear umbrella"\n'
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "ja,en\n核の傘,a\n".encode("cp932"),
            "a.file:2:1: this is not UTF-8 but seems to be Shift_JIS: save it as CSV UTF-8\n",
        ),
        (b"<martif", "a.file:1:8: not well-formed XML"),
        (b'<!DOCTYPE m [<!ENTITY a "b">]><martif/>', "a.file:1:1: the document defines entities"),
        (
            "ja,en,broader\n新,new,nowhere\n".encode(),
            'locale/glossary.toml:1:1: with these terms the glossary would be wrong: broader: there is no term "nowhere"',
        ),
    ],
)
def test_a_bad_file_changes_nothing(with_glossary, content, message):
    with_glossary.write("a.file", content)
    before = with_glossary.snapshot()

    done = with_glossary.run("glossary", "import", "a.file")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(message)
    assert with_glossary.snapshot() == before


CONTRADICTIONS = """\
[[term]]
id = "server"
ja = ["サーバー", "ｻｰﾊﾞｰ"]
[term.en]
preferred = "server"
forbidden = ["servers"]
[[term]]
id = "host"
ja = ["サーバ"]
[term.en]
preferred = "host"
forbidden = ["server"]
[[term]]
id = "empty"
ja = ["空"]
see = ["old"]
[[term]]
id = "old"
ja = ["旧"]
status = "obsolete"
[term.en]
preferred = "Host"
"""


def test_contradictions_are_found_with_their_places(project):
    project.glossary(CONTRADICTIONS)

    done = project.run("glossary", "check", "--format", "json")

    assert done.returncode == 1
    assert [
        (one["line"], one["column"], one["severity"], one["message"])
        for one in json.loads(done.stdout)["diagnostics"]
    ] == [
        (3, 15, "note", "“ｻｰﾊﾞｰ” is found as “サーバー” already: take it out"),
        (6, 14, "error", "“servers” is forbidden, and “server”, a form of the same words, is allowed"),
        (9, 7, "error", "“サーバ” is only another spelling of “サーバー”, of the term “server”: keep one"),
        (12, 14, "warning", "“server” is forbidden here, and preferred in the term “server”"),
        (14, 1, "warning", "the term “empty” has no rendering in any language"),
        (16, 8, "warning", "see: the term “old” is obsolete"),
    ]
