"""Whatever is wrong with the input: a line that says where, exit code 2, nothing written, no traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PIPELINE = Path(sys.executable).with_name("pipeline")

ARTICLE = "---\ntitle: 核の傘\nslug: umbrella\n---\n\n核の傘とは。\n"

CATALOG_HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en\\n"

"""

BROKEN = {
    "unknown language in the configuration": (
        {"pipeline.toml": 'languages = ["en",\n "jp"]\n'},
        r'pipeline\.toml:2:2: unknown language "jp": did you mean "ja"\?',
    ),
    "unknown key in the configuration": (
        {"pipeline.toml": 'languages = ["en"]\nlanguage = "en"\n'},
        r'pipeline\.toml:2:1: unknown key "language"',
    ),
    "configuration that is not TOML": (
        {"pipeline.toml": "languages = [\n"},
        r"pipeline\.toml:\d+:\d+: not valid TOML",
    ),
    "article that is not UTF-8": (
        {"source/ja/broken.md": "一行目\nここで".encode() + b"\x8a\n"},
        r"source/ja/broken\.md:2:4: byte 0x8A is not valid UTF-8",
    ),
    "front matter that is not YAML": (
        {"source/ja/broken.md": '---\ntitle: "核の傘\n---\n\n本文。\n'},
        r"source/ja/broken\.md:\d+:\d+: ",
    ),
    "front matter that does not end": (
        {"source/ja/broken.md": "---\ntitle: 核の傘\n\n本文。\n"},
        r"source/ja/broken\.md:1:1: ",
    ),
    "slug that another article has": (
        {"source/ja/other.md": "---\ntitle: 別\nslug: umbrella\n---\n\n本文。\n"},
        r'source/ja/other\.md:3:7: the slug "umbrella" is taken by source/ja/a\.md',
    ),
    "slug that leaves the folder": (
        {"source/ja/other.md": "---\nslug: ../umbrella\n---\n\n本文。\n"},
        r"source/ja/other\.md:2:7: the slug must not begin with a dot",
    ),
    "slug with a slash": (
        {"source/ja/other.md": "---\nslug: a/b\n---\n\n本文。\n"},
        r'source/ja/other\.md:2:7: the slug must not contain "/"',
    ),
    "slug that is a number": (
        {"source/ja/other.md": "---\nslug: 2024\n---\n\n本文。\n"},
        r"source/ja/other\.md:2:7: the slug must be a text: put it in quotes",
    ),
    "catalog with a syntax error": (
        {
            "locale/en/LC_MESSAGES/a.po": 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "核の傘とは。"\nmsgstr oops\n'
        },
        r"locale/en/LC_MESSAGES/a\.po:6:\d+: ",
    ),
    "catalog that is not UTF-8": (
        {
            "locale/en/LC_MESSAGES/a.po": b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n# \xff\n'
        },
        r"locale/en/LC_MESSAGES/a\.po:5:3: byte 0xFF is not valid UTF-8",
    ),
    "glossary with an unknown key": (
        {"locale/glossary.toml": '[[term]]\nid = "a"\nja = ["傘"]\ncolour = "red"\n'},
        r'locale/glossary\.toml:4:1: .*"?colour"?',
    ),
    "glossary that is not TOML": (
        {"locale/glossary.toml": "[[term]\n"},
        r"locale/glossary\.toml:1:\d+: not valid TOML",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("after_a_build", [False, True], ids=["new", "built"])
def test_broken_input_is_one_line_and_leaves_everything_as_it_was(project, case, after_a_build):
    project.article("a", ARTICLE)
    if after_a_build:
        project.ok("update")
        project.ok("build")
    files, expected = BROKEN[case]
    for path, content in files.items():
        project.write(path, content)
    before = project.snapshot()

    done = project.run("build")

    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert re.fullmatch(expected + r"[^\n]*\n", done.stderr), done.stderr
    assert project.snapshot() == before


@pytest.mark.parametrize(
    ("command", "case"),
    [
        ("update", "article that is not UTF-8"),
        *(
            (command, case)
            for command in ("check", "status", "diff")
            for case in ("article that is not UTF-8", "catalog with a syntax error")
        ),
    ],
)
def test_other_commands_tell_it_the_same_way(project, case, command):
    project.article("a", ARTICLE)
    files, expected = BROKEN[case]
    for path, content in files.items():
        project.write(path, content)
    before = project.snapshot()

    done = project.run(command)

    assert done.returncode == 2
    assert re.fullmatch(expected + r"[^\n]*\n", done.stderr), done.stderr
    assert project.snapshot() == before


def test_everything_that_is_wrong_is_told_at_once(project):
    project.article("a", ARTICLE)
    project.write("source/ja/b.md", b"\xff\n")
    project.write("source/ja/c.md", b"\xfe\n")
    project.glossary("[[term]]\nnonsense = 1\n")

    lines = project.run("build").stderr.splitlines()

    assert [line.split(":")[0] for line in lines] == sorted(line.split(":")[0] for line in lines)
    assert {line.split(":")[0] for line in lines} >= {
        "locale/glossary.toml",
        "source/ja/b.md",
        "source/ja/c.md",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_article_without_read_permission(project):
    project.article("a", ARTICLE)
    (project.root / "source/ja/a.md").chmod(0)

    done = project.run("build")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "source/ja/a.md:1:1: cannot be read: Permission denied\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("folder", ["source/ja", "source/ja/series"])
def test_a_folder_of_articles_without_read_permission(project, folder):
    project.article("series/a", ARTICLE)
    project.ok("build")
    before = project.snapshot()
    (project.root / folder).chmod(0)

    done = project.run("build")

    (project.root / folder).chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{folder}:1:1: cannot be read: Permission denied\n"
    assert project.snapshot() == before


@pytest.mark.parametrize(
    ("target", "message"), [("nowhere.md", "no such file"), ("a.md", "cannot be read: Too many levels")]
)
@pytest.mark.parametrize("arguments", [[], ["a"]])
def test_an_article_that_is_a_link_to_nowhere(project, target, message, arguments):
    project.article("a", ARTICLE)
    project.ok("build")
    (project.root / "source/ja/a.md").unlink()
    (project.root / "source/ja/a.md").symlink_to(target)
    before = project.snapshot()

    done = project.run("build", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"source/ja/a\.md:1:1: {message}[^\n]*\n", done.stderr), done.stderr
    assert project.snapshot() == before


@pytest.mark.parametrize("case", [case for case in BROKEN if case.startswith("slug")])
def test_a_check_finds_what_would_stop_a_build(project, case):
    project.article("a", ARTICLE)
    files, expected = BROKEN[case]
    for path, content in files.items():
        project.write(path, content)

    done = project.run("check")

    assert done.returncode == 1
    assert re.search("(?m)^" + expected.replace(":7: ", ":7: slug: "), done.stdout), done.stdout


@pytest.mark.parametrize("command", ["build", "update", "check", "status"])
@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_output_is_no_error(project, command, closed):
    project.article("a", ARTICLE)

    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}>&-', "sh", str(PIPELINE), command],
        cwd=project.root,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_a_closed_input(project):
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", str(PIPELINE), "glossary", "match", "--lang", "en"],
        cwd=project.root,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "-:1:1: there is no standard input: name a file\n"


def test_an_article_that_is_named_but_absent(project):
    project.article("a", ARTICLE)
    before = project.snapshot()

    done = project.run("build", "nowhere")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "nowhere:1:1: no such article; source/ja has: a\n"
    assert project.snapshot() == before


def test_a_language_the_project_does_not_have(project):
    project.article("a", ARTICLE)
    before = project.snapshot()

    done = project.run("build", "--lang", "fr")

    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r'pipeline\.toml:3:\d+: language "fr" is not among [^\n]*\n', done.stderr), (
        done.stderr
    )
    assert project.snapshot() == before


def test_no_project_here(tmp_path, project):
    done = project.run("build", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "no pipeline.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_source_folder(project):
    (project.root / "source/ja").rmdir()

    done = project.run("build")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "source/ja:1:1: there is no such folder: put the articles into source/ja/\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--langs", "en"],
        ["build", "--format", "pdf"],
        ["check", "--fail-on", "maybe"],
        ["-C"],
    ],
)
def test_wrong_usage(project, arguments):
    done = project.run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: pipeline" in done.stderr or "Error" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_folder_that_cannot_be_written(project):
    project.article("a", ARTICLE)
    project.write("output", "a file is in the way\n")

    done = project.run("build")

    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"output:1:1: cannot be written: [^\n]+\n", done.stderr), done.stderr
    assert project.read("output") == "a file is in the way\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
@pytest.mark.parametrize(
    "folder", ["output/ja/umbrella", "output/ko", "output/ko/gone", "output/ko/gone/deeper"]
)
def test_a_folder_of_the_site_that_may_not_be_written_leaves_all_of_it_as_it_was(project, folder):
    project.configure(languages=["en", "ko"])
    project.article("a", ARTICLE)
    project.ok("build")
    project.article("a", ARTICLE + "\n足した。\n")
    project.write("output/ko/gone/deeper/index.html", "an old page")
    (project.root / folder).chmod(0o555)
    before = project.snapshot()

    done = project.run("build")

    (project.root / folder).chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{folder}:1:1: cannot be written: Permission denied\n"
    assert project.snapshot() == before


def test_a_page_whose_place_is_a_folder_and_a_folder_whose_place_is_a_file(project):
    project.article("a", ARTICLE)
    project.write("output/ja/umbrella", "a file where a folder belongs")
    project.write("output/ja/umbrella.md/deep/old.md", "a folder where a file belongs")

    project.ok("build")

    assert "核の傘とは。" in project.read("output/ja/umbrella/index.html")
    assert "核の傘とは。" in project.read("output/ja/umbrella.md")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["buld"], 'no such command "buld": did you mean "build"?'),
        (["glossary", "sugest"], 'no such command "sugest": did you mean "suggest"?'),
        (["status", "umbrela"], 'umbrela:1:1: no such article: did you mean "umbrella"?'),
    ],
)
def test_what_is_mistyped_is_told_with_what_was_meant(project, arguments, message):
    project.article("umbrella", "核の傘\n")

    done = project.run(*arguments)

    assert done.returncode == 2
    assert message in done.stderr
