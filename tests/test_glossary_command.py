"""``pipeline glossary match``."""

import json
import re

import pytest

GLOSSARY = """\
[[term]]
id = "umbrella"
ja = ["核の傘"]
[term.en]
preferred = "nuclear umbrella"
"""


@pytest.fixture
def with_glossary(project):
    project.glossary(GLOSSARY)
    return project


def test_json_from_the_standard_input(with_glossary):
    done = with_glossary.run(
        "glossary", "match", "--lang", "en", "--format", "json", "-", input="𠮷の**核**の傘。\n"
    )

    assert json.loads(done.stdout) == [{"term": "umbrella", "start": 4, "end": 9, "text": "核**の傘"}]


def test_text_from_a_file(with_glossary):
    with_glossary.write("a.md", "一行目。\n\n「核の傘」と`核の傘`。\n")

    assert with_glossary.ok("glossary", "match", "--lang", "en", "a.md") == "3:2: 核の傘 = nuclear umbrella\n"


def test_a_language_without_a_rendering(with_glossary):
    done = with_glossary.run("glossary", "match", "--lang", "zh-Hans", input="核の傘\n")

    assert done.stdout == "1:1: 核の傘 = (no rendering for zh_Hans)\n"


def test_no_matches_are_an_empty_list(with_glossary):
    done = with_glossary.run("glossary", "match", "--lang", "en", "--format", "json", input="傘\n")

    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lang", "fr"], r'pipeline\.toml:\d+:\d+: language "fr" is not among [^\n]*\n'),
        (["--lang", "en", "nowhere.md"], r"nowhere\.md:1:1: no such file\n"),
        (["--lang", "en", "latin.md"], r"latin\.md:1:2: byte 0xE9 is not valid UTF-8[^\n]*\n"),
    ],
)
def test_bad_input_is_one_line(with_glossary, arguments, message):
    with_glossary.write("latin.md", b"a\xe9\n")

    done = with_glossary.run("glossary", "match", *arguments, input="")

    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(message, done.stderr), done.stderr


def test_works_from_another_folder(with_glossary, tmp_path):
    with_glossary.write("a.md", "核の傘\n")

    done = with_glossary.run("glossary", "match", "-C", "project", "--lang", "en", "a.md", cwd=tmp_path)

    assert done.stdout == "1:1: 核の傘 = nuclear umbrella\n"
