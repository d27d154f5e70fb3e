"""What translators read beside a unit."""

ARTICLE = """\
# 核の傘

前書き。

## 仕組み

### 三つの条件

- 意思

| 略語 | 意味 |
|---|---|
| EDD | 協議 |

<!-- i18n:comment: 正式名称で訳す。 -->
ガイドライン

## 歴史

意思[^1]

[^1]: 注。
"""


def comments(project, language="en", name="a"):
    return {entry.msgid: entry.comment.split("\n") for entry in project.catalog(language, name)}


def test_where_a_unit_is_in_its_article(project):
    project.article("a", ARTICLE)

    project.ok("update")

    found = comments(project)
    assert found["核の傘"] == ["heading"]
    assert found["前書き。"] == ["paragraph"]
    assert found["三つの条件"] == ["heading", "in: 仕組み"]
    assert found["意思"] == ["list item", "in: 仕組み › 三つの条件"]
    assert found["協議"] == ["table cell", "in: 仕組み › 三つの条件"]
    assert found["ガイドライン"] == ["paragraph", "正式名称で訳す。", "in: 仕組み › 三つの条件"]
    assert found["注。"] == ["footnote"]


def test_a_text_in_many_sections_names_a_few(project):
    project.article("a", "".join(f"# {number}章\n\n出典\n\n" for number in range(1, 7)))

    project.ok("update")

    assert comments(project)["出典"] == [
        "paragraph",
        "in: 1章",
        "in: 2章",
        "in: 3章",
        "and in 3 more sections",
    ]


def test_terms_with_what_to_say_and_what_not(project):
    project.glossary(
        '[[term]]\nid = "a"\nja = ["拡大抑止"]\ndefinition = "同盟国への攻撃も自国の抑止力で抑止すること。"\n'
        '[term.en]\npreferred = "extended deterrence"\nforbidden = ["expanded deterrence"]\n'
    )
    project.article("a", "拡大抑止について。\n")

    project.ok("update")

    assert comments(project)["拡大抑止について。"] == [
        "paragraph",
        "拡大抑止 = extended deterrence",
        "拡大抑止: 同盟国への攻撃も自国の抑止力で抑止すること。 (not: expanded deterrence)",
    ]
    project.glossary("")
    project.ok("update")
    assert comments(project)["拡大抑止について。"] == ["paragraph"]


def test_without_line_numbers_an_edit_at_the_top_changes_nothing_below(project):
    project.configure(references="file")
    project.article("a", ARTICLE)
    project.ok("update")
    before = project.read("locale/en/LC_MESSAGES/a.po").split("\n\n")
    project.article("a", ARTICLE.replace("前書き。\n", "前書き。\n\n追記。\n"))

    project.ok("update")

    after = project.read("locale/en/LC_MESSAGES/a.po").split("\n\n")
    assert "#: source/ja/a.md\n" in before[1]
    assert [block for block in after[1:] if block not in before] == [
        '#. paragraph\n#: source/ja/a.md\nmsgid "追記。"\nmsgstr ""'
    ]


def test_a_heading_is_named_as_readers_see_it(project):
    heading = "<ruby>核抑止<rp>(</rp><rt>かくよくし</rt><rp>)</rp></ruby>と**同盟**の[歴史](h.md)"
    project.article("a", f"# 題\n\n## {heading}\n\n本文。\n\n## ![図](a.png)\n\n続き。\n")

    project.ok("update")

    assert comments(project)["本文。"] == ["paragraph", "in: 核抑止と同盟の歴史"]
    assert comments(project)["続き。"] == ["paragraph", "in: ![図](a.png)"]
