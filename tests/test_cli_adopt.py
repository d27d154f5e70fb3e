"""``pipeline adopt``: a catalog from a translation that exists already."""

import re

import pytest

ARTICLE = "---\ntitle: 核の傘\n---\n\n# 核の傘\n\n協議は2024年に開かれた。\n\n- 一つ目。\n- 二つ目。\n"
TRANSLATION = (
    "---\ntitle: The umbrella\n---\n\n# The umbrella\n\nThe talks were held in 2024.\n\n- One.\n- Two.\n"
)


def translations(project, language="en", name="a"):
    return {entry.msgid: entry.msgstr for entry in project.catalog(language, name) if entry.translated()}


def test_a_catalog_is_made_and_filled(project, tmp_path):
    project.article("a", ARTICLE)
    (tmp_path / "old.md").write_text(TRANSLATION, encoding="utf-8")

    header, row = project.ok("adopt", "--lang", "en", "a", "../old.md").splitlines()

    assert header.split() == ["catalog", "translated", "fuzzy", "kept", "untranslated", "file"]
    assert row.split() == ["locale/en/LC_MESSAGES/a.po", "4", "0", "0", "0", "updated"]
    assert translations(project) == {
        "核の傘": "The umbrella",
        "協議は2024年に開かれた。": "The talks were held in 2024.",
        "一つ目。": "One.",
        "二つ目。": "Two.",
    }
    assert (project.root / "locale/a.pot").is_file()
    assert project.build("en", "a") == TRANSLATION


def test_adopting_again_changes_nothing(project):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION)
    project.ok("adopt", "--lang", "en", "a", "old.md")
    before = project.snapshot()

    row = project.ok("adopt", "--lang", "en", "a", "old.md").splitlines()[1]

    assert row.split()[1:] == ["0", "0", "4", "0", "unchanged"]
    assert project.snapshot() == before


def test_an_edition_gives_its_catalog_back_byte_for_byte(project):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION)
    project.ok("adopt", "--lang", "en", "a", "old.md")
    catalog = project.catalog_path("en", "a").read_bytes()
    project.build("en", "a")
    project.catalog_path("en", "a").unlink()

    project.ok("adopt", "--lang", "en", "a", "output/en/a.md")

    again = project.catalog_path("en", "a").read_bytes()
    assert re.sub(rb"Revision-Date: .*", b"", again) == re.sub(rb"Revision-Date: .*", b"", catalog)


def test_what_translators_wrote_is_kept_and_the_difference_told(project):
    project.article("a", ARTICLE)
    project.translate("en", {"一つ目。": "The first."})
    project.translate("en", {"二つ目。": "The second?"}, fuzzy=True)
    project.write("old.md", TRANSLATION)

    _, row, *remarks = project.ok("adopt", "--lang", "en", "a", "old.md").splitlines()

    assert row.split()[1:5] == ["2", "0", "2", "0"]
    assert translations(project)["一つ目。"] == "The first."
    assert [re.sub(r":\d+: ", ":N: ", remark, count=1) for remark in remarks] == [
        'locale/en/LC_MESSAGES/a.po:N: kept "The first.": old.md:9 says "One."',
        'locale/en/LC_MESSAGES/a.po:N: kept "The second?": old.md:10 says "Two."',
    ]


def test_japanese_text_in_the_translation_is_no_translation(project):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION.replace("- Two.", "- 二つ目。"))

    row = project.ok("adopt", "--lang", "en", "a", "old.md").splitlines()[1]

    assert row.split()[1:5] == ["3", "0", "0", "1"]
    assert "二つ目。" not in translations(project)


def test_a_word_that_chinese_shares_is_a_translation(project):
    project.article("a", "---\ntags: [外交]\n---\n\n核の傘とは。\n")
    project.write("old.md", "---\ntags: [外交]\n---\n\n何谓核保护伞。\n")

    project.ok("adopt", "--lang", "zh-Hans", "a", "old.md")

    assert translations(project, "zh_Hans") == {"外交": "外交", "核の傘とは。": "何谓核保护伞。"}


def test_the_first_of_two_translations_of_a_text_wins(project):
    project.article("a", "続き。\n\n協議は2024年に開かれた。\n\n続き。\n")
    project.write("old.md", "Continued.\n\nThe talks were held in 2024.\n\nMore.\n")

    remark = project.ok("adopt", "--lang", "en", "a", "old.md").splitlines()[2]

    assert translations(project)["続き。"] == "Continued."
    assert remark == 'old.md:5: "Continued." of line 1 is used for "続き。", not "More."'


def test_what_has_no_counterpart_is_listed_with_its_place(project):
    project.article("a", ARTICLE + "\n| 年 | 国 |\n|---|---|\n| 2017年 | 日本 |\n")
    project.write("old.md", TRANSLATION + "\n[About us](https://example.org/about)\n")

    remarks = project.ok("adopt", "--lang", "en", "a", "old.md").splitlines()[2:]

    assert remarks == [
        'old.md:12: nothing in the article seems to say "[About us](https://example.org/about)"',
        'source/ja/a.md:12: no translation was found for "年"',
        'source/ja/a.md:12: no translation was found for "国"',
        'source/ja/a.md:14: no translation was found for "2017年"',
        'source/ja/a.md:14: no translation was found for "日本"',
    ]


def test_pairs_that_are_not_sure_are_fuzzy(project):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION.replace("- One.\n- Two.\n", "- One. And two.\n"))

    _, row, *remarks = project.ok("adopt", "--lang", "en", "a", "old.md").splitlines()

    assert row.split()[1:5] == ["2", "1", "0", "1"]
    assert [entry.msgstr for entry in project.catalog("en", "a") if entry.fuzzy] == ["One. And two."]
    assert len(remarks) == 1


def test_of_a_file_that_translates_another_article_nothing_is_taken_for_sure(project):
    project.article("a", "---\ntitle: 核の傘\n---\n\n協議は2024年に開かれた。\n\n## 中身\n\n続き。\n")
    other = "---\ntitle: The test ban\n---\n\n<p><img src='/b.jpg' alt='A test site in the desert'></p>\n"
    project.write("old.md", other)

    _, row, *remarks = project.ok("adopt", "--lang", "en", "a", "old.md").splitlines()

    assert row.split()[1:3] == ["0", "1"]
    assert [entry.msgstr for entry in project.catalog("en", "a") if entry.fuzzy] == ["The test ban"]
    assert remarks[0] == (
        "old.md:1: hardly a text can be paired for sure with one of the article: is this a translation of it?"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# ok\n\nbad \xff\n", r"old\.md:3:5: byte 0xFF is not valid UTF-8: .+"),
        ("---\ntitle: [a\n---\n", r"old\.md:\d+:\d+: .+"),
        (None, r"old\.md:1:1: no such file"),
    ],
)
def test_bad_input_is_told_with_its_place_and_nothing_is_written(project, content, message):
    project.article("a", ARTICLE)
    if content is not None:
        project.write("old.md", content)
    before = project.snapshot()

    done = project.run("adopt", "--lang", "en", "a", "old.md")

    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(message + r"\n", done.stderr), done.stderr
    assert project.snapshot() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lang", "fr", "a", "old.md"], 'language "fr" is not among'),
        (["--lang", "ja", "a", "old.md"], '"ja"'),
        (["--lang", "en", "b", "old.md"], "no such article"),
        (["a", "old.md"], "--lang"),
    ],
)
def test_wrong_usage(project, arguments, message):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION)
    before = project.snapshot()

    done = project.run("adopt", *arguments)

    assert done.returncode == 2
    assert message in done.stderr
    assert project.snapshot() == before


def test_a_broken_catalog_is_left_alone(project):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION)
    project.write("locale/en/LC_MESSAGES/a.po", 'msgid "x\n')
    before = project.snapshot()

    done = project.run("adopt", "--lang", "en", "a", "old.md")

    assert done.returncode == 2
    assert re.fullmatch(r"locale/en/LC_MESSAGES/a\.po:\d+:\d+: [^\n]+\n", done.stderr), done.stderr
    assert project.snapshot() == before


POLIB_FORM = "".join(
    f"{line}\n"
    for line in [
        "#",
        'msgid ""',
        'msgstr ""',
        '"Language: en\\n"',
        '"PO-Revision-Date: 2024-12-17 10:00+0900\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
    ]
)


def test_a_translation_that_is_taken_gives_the_catalog_its_date_and_none_leaves_it(project):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION)
    project.write("locale/en/LC_MESSAGES/a.po", POLIB_FORM)

    project.ok("adopt", "--lang", "en", "a", "old.md")

    revised = project.catalog("en", "a").metadata["PO-Revision-Date"]
    assert re.fullmatch(r"20[2-9]\d-\d\d-\d\d \d\d:\d\d\+0000", revised)
    assert revised > "2025"
    path = project.catalog_path("en", "a")
    path.write_text(path.read_text("utf-8").replace(revised, "2024-12-17 10:00+0900"), "utf-8")
    assert "unchanged" in project.ok("adopt", "--lang", "en", "a", "old.md")
    assert project.catalog("en", "a").metadata["PO-Revision-Date"] == "2024-12-17 10:00+0900"


def test_a_file_in_another_programs_form_stays_in_it(project):
    project.article("a", ARTICLE)
    project.write("old.md", TRANSLATION)
    project.ok("adopt", "--lang", "en", "a", "old.md")
    path = project.catalog_path("en", "a")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()

    assert "unchanged" in project.ok("adopt", "--lang", "en", "a", "old.md")
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b'msgstr "One."', b'msgstr ""'))
    assert "updated" in project.ok("adopt", "--lang", "en", "a", "old.md")

    lines = path.read_bytes().split(b"\r\n")
    assert not any(b"\n" in line for line in lines)
    assert b'msgstr "One."' in lines
