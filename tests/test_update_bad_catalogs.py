"""Catalogs that are not as they should be: told with their place, left as they are, and the others are done."""

import re

import pytest

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRY = '\nmsgid "核の傘"\nmsgstr "The umbrella"\n'

BROKEN = {
    "syntax error": (f'{HEADER}\nmsgid "核の傘"\nmsgstr oops\n', r'7:8: unknown keyword "oops"'),
    "duplicate entry": (HEADER + ENTRY + ENTRY, r"9:1: this entry is there already: the first is at line 6"),
    "wrong charset": (f"{HEADER}\n# ".encode() + b"\xff\n", r"6:3: byte 0xFF is not valid UTF-8"),
    "conflict of git": (
        f'{HEADER}\nmsgid "核の傘"\n<<<<<<< HEAD\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> x\n',
        r"7:1: a merge conflict is not resolved",
    ),
    "empty file": (b"", r"1:1: the file is empty"),
    "blank file": ("\n \n", r"1:1: the file is empty"),
    "missing header": (ENTRY, r"2:1: the header is missing"),
    "byte order mark": (f"\ufeff{HEADER}{ENTRY}", r"1:1: the file begins with a byte order mark"),
    "another byte order mark": (f"{HEADER}{ENTRY}".encode("utf-16"), r"1:1: byte 0xFF is not valid UTF-8"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_catalog_is_left_alone_and_the_others_are_done(project, case):
    content, expected = BROKEN[case]
    project.article("a", "核の傘\n")
    project.article("b", "約束\n")
    path = project.write("locale/en/LC_MESSAGES/a.po", content)
    before = path.read_bytes()

    done = project.run("update", "--lang", "en")

    assert done.returncode == 2
    assert re.fullmatch(rf"locale/en/LC_MESSAGES/a\.po:{expected}[^\n]*\n", done.stderr), done.stderr
    assert path.read_bytes() == before
    assert [entry.msgid for entry in project.catalog("en", "b")] == ["約束"]


def test_a_broken_catalog_of_an_article_that_was_renamed_waits_for_its_repair(project):
    project.article("a", "核の傘\n\n約束は守られるのか。\n")
    project.translate("en", {"核の傘": "The umbrella"})
    path = project.catalog_path("en", "a")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + "oops\n", encoding="utf-8")
    (project.root / "source/ja/a.md").rename(project.root / "source/ja/b.md")

    assert project.run("update", "--lang", "en").returncode == 2
    assert not project.catalog_path("en", "b").exists()
    path.write_text(whole, encoding="utf-8")
    project.ok("update", "--lang", "en")

    assert project.catalog("en", "b").find("核の傘").msgstr == "The umbrella"


@pytest.mark.parametrize(
    ("charset", "msgstr"),
    [("Shift_JIS", "傘"), ("EUC-JP", "傘"), ("ISO-8859-1", "café"), ("windows-1252", "“café”")],
)
def test_a_catalog_in_another_charset_is_read_by_it_and_becomes_utf8(project, charset, msgstr):
    project.article("a", "NATO\n\n核\n")
    content = f'{HEADER.replace("UTF-8", charset)}\n# {msgstr}\nmsgid "NATO"\nmsgstr "{msgstr}"\n'
    path = project.write("locale/en/LC_MESSAGES/a.po", content.encode(charset))

    done = project.run("update", "--lang", "en")

    assert done.returncode == 0
    note = f"was in {charset.upper()} and is in UTF-8 now"
    assert done.stderr == f"locale/en/LC_MESSAGES/a.po:1:1: catalog: note: {note}\n"
    assert (
        f'# {msgstr}\n#. paragraph\n#: source/ja/a.md:1\nmsgid "NATO"\nmsgstr "{msgstr}"\n'
        in path.read_text("utf-8")
    )
    assert "charset=UTF-8" in path.read_text("utf-8")
    assert project.run("update", "--lang", "en").stderr == ""
