"""From Markdown to units: what translators are given."""

from pathlib import PurePath

import pytest

from pipeline.article import Article, segment
from pipeline.conventions import Conventions
from pipeline.diagnostics import InputError


def read(text: str, keys: tuple[str, ...] = ("title", "description", "tags")) -> Article:
    return segment(text, PurePath("source/ja/a.md"), Conventions(keys))


def msgids(text: str) -> list[str]:
    return [unit.text for unit in read(text).units]


WHOLE = """\
---
title: "非核三原則とは?"
date: 2024-12-16
tags: [核軍縮, 外交]
---

# 非核三原則とは?

国会は**「三原則」**を、
国是と決めた。
It has been repeated
ever since.

> **守られるのか?**
>
> 記者は
疑問を抱く。

1. ✅ 決議(1971年)は11月24日に採択された。

   続きの段落。
2. ✅ `NPT`を読む。

さらに読む ⇒[決議](https://example.jp/a){HARD}
出典/画像元: https://example.jp/docs/1971衆議院

| 略語 | 意味 |
|------|:----:|
| NPT  | 核不拡散\\|条約 |

![図1:三つの柱](d.png "はしら")

<!-- i18n:comment: 組織の名前です -->
外交史研究会[^1]

[^1]: 国内の研究団体。

```sh
pipeline build --lang en  # 英語版
```
""".replace("{HARD}", "  ")


def test_a_whole_article():
    units = [(unit.line, str(unit.kind), unit.text) for unit in read(WHOLE).units]

    assert units == [
        (2, "title", "非核三原則とは?"),
        (4, "front matter", "核軍縮"),
        (4, "front matter", "外交"),
        (7, "heading", "非核三原則とは?"),
        (9, "paragraph", "国会は**「三原則」**を、国是と決めた。 It has been repeated ever since."),
        (14, "quote", "**守られるのか?**"),
        (16, "quote", "記者は疑問を抱く。"),
        (19, "list item", "✅ 決議(1971年)は11月24日に採択された。"),
        (21, "list item", "続きの段落。"),
        (22, "list item", "✅ `NPT`を読む。"),
        (
            24,
            "paragraph",
            "さらに読む ⇒[決議](https://example.jp/a)\n出典/画像元: https://example.jp/docs/1971衆議院",
        ),
        (27, "table header", "略語"),
        (27, "table header", "意味"),
        (29, "table cell", "NPT"),
        (29, "table cell", "核不拡散|条約"),
        (31, "paragraph", '![図1:三つの柱](d.png "はしら")'),
        (34, "paragraph", "外交史研究会[^1]"),
        (36, "footnote", "国内の研究団体。"),
    ]
    assert read(WHOLE).leftovers == ()


def test_spans_are_the_lines_of_the_unit_in_the_source():
    text = "> - 一行目、  \n>   二行目。\n"
    (unit,) = read(text).units

    assert [text[span.start : span.end] for span in unit.spans] == ["一行目、", "二行目。"]


@pytest.mark.parametrize(
    "wrapped",
    [
        "米国は同盟国を守る。",
        "米国は\n同盟国を\n守る。",
        "米国は同盟国を守\nる。\n",
        "  米国は  \t\n同盟国を守る。",
    ],
)
def test_rewrapping_changes_no_msgid(wrapped):
    assert [text.replace("\n", "") for text in msgids(wrapped)] == ["米国は同盟国を守る。"]


@pytest.mark.parametrize(
    ("text", "msgid"),
    [
        ("一行目\n二行目", "一行目二行目"),
        ("one\ntwo", "one two"),
        ("米国は\nUSです", "米国は USです"),
        ("約束。\n「守る」", "約束。「守る」"),
        ("**約束**\nは", "**約束**は"),
        ("_約束_\nは", "_約束_ は"),
        ("한국\n일본", "한국 일본"),
        ("https://example.jp/a\n日本", "https://example.jp/a 日本"),
        ("です😀\n次の", "です😀次の"),
        ("一行目  \n二行目", "一行目\n二行目"),
        ("一行目\\\n二行目", "一行目\n二行目"),
        ("`a  \nb`と\n訳す", "`a b`と訳す"),
        ("`a  \nb`と  \n訳す", "`a b`と\n訳す"),
        ('[題](a.md\n"表題")を読む', '[題](a.md "表題")を読む'),
    ],
)
def test_soft_and_hard_breaks(text, msgid):
    assert msgids(text) == [msgid]


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "---",
        "- 1\n- 2",
        "`コード`",
        "https://example.org/a",
        "<https://example.org/日本>",
        "![](図.png)",
        "    インデントのコード",
        "```\nコード\n```",
        "$$\n\\text{数式}\n$$",
        "<!-- 注釈 -->",
        "[参照]: https://example.org",
        "@[card](https://example.org/日本)",
        "[[toc]]",
        "→ ⇒ …！？",
        "---\ntitle: 2024\ndate: 2024-12-16\n---\n",
    ],
)
def test_what_is_not_text_is_no_unit(text):
    article = read(text)

    assert article.units == ()
    assert article.leftovers == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("## 見出し ##\n", ["heading"]),
        ("見出し\n===\n", ["heading"]),
        ("用語\n: 説明\n", ["term of a definition list", "definition"]),
        (":::message\n本文\n:::\n", ["paragraph"]),
        ("::: tip 題名\n本文\n:::\n", ["container title", "paragraph"]),
        ("> [!NOTE]\n> 本文\n", ["quote"]),
        ("- [x] 済んだ\n", ["list item"]),
        ("- > 引用\n", ["quote"]),
    ],
)
def test_kinds(text, kinds):
    assert [str(unit.kind) for unit in read(text).units] == kinds


def test_a_task_keeps_its_box():
    assert msgids("- [ ] 未完\n- [x] 済み\n") == ["未完", "済み"]


def test_cells_without_outer_pipes_inside_a_quoted_list():
    assert msgids("> 1. | 一 | 二\n>    |--|--\n>    三 | `a\\|b`と\\|四\n") == [
        "一",
        "二",
        "三",
        "`a|b`と|四",
    ]


def test_the_same_text_twice_is_two_units_with_one_key():
    first, second = read("本文。\n\n本文。\n").units

    assert first.key == second.key
    assert (first.line, second.line) == (1, 3)


def test_directives_are_about_the_next_block():
    text = """\
<!-- i18n:context: 見出し -->
<!-- i18n:comment: 短く。
二行目。 -->
# 傘

<!-- i18n:skip -->
- 訳さない
- これも

訳す。
"""
    units = read(text).units

    assert [(unit.context, unit.text, unit.comment) for unit in units] == [
        ("見出し", "傘", "短く。 二行目。"),
        (None, "訳す。", ""),
    ]


def test_front_matter_values_of_every_style():
    text = """\
---
title: '引用''符'
description: >
  折り返した
  説明。
hero:
  name: 名前
  actions:
    - text: 読む
      link: /読む
tags:
  - 核軍縮
  - "2024"
---
"""
    units = read(text, ("title", "description", "hero.name", "hero.actions.text", "tags")).units

    assert [(unit.text, unit.note) for unit in units] == [
        ("引用'符", ""),
        ("折り返した 説明。", "description"),
        ("名前", "hero.name"),
        ("読む", "hero.actions.text"),
        ("核軍縮", "tags"),
    ]


def test_a_thematic_break_is_no_front_matter():
    assert msgids("---\n\n本文。\n\n---\n") == ["本文。"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("---\ntitle: 傘\n\n本文。\n", (1, 1), "does not end"),
        ('---\ntitle: "傘\n---\n', (3, 1), "not valid YAML"),
        ("---\ntitle: 傘: だ\n---\n", (2, 9), "not valid YAML"),
        ("---\ntitle: \x07\n---\n", (2, 8), "U+0007"),
        ("---\ndate: !!int twelve\n---\n", (2, 7), "cannot read"),
        ("---\n# 注\n\ttitle: a\n---\n", (3, 1), "not valid YAML"),
        ("---\ntitle: !!python/name:os a\n---\n", (2, 8), "not valid YAML"),
        ("---\na: " + "[" * 5000 + "\n---\n", (2, 1), "nested too deeply"),
    ],
)
def test_front_matter_that_cannot_be_read(text, place, message):
    with pytest.raises(InputError) as raised:
        read(text)

    (diagnostic,) = raised.value.diagnostics
    assert (diagnostic.line, diagnostic.column) == place
    assert message in diagnostic.message


def test_text_in_raw_html_is_offered_and_tags_are_not():
    text = '<div class="note">\n  <p>これは<b>太字</b>\n  です。</p>\n  <img src="図.png" alt="図の説明">\n</div>\n\n<script>\nconst 題 = "題"\n</script>\n'
    units = read(text).units

    assert [(unit.line, str(unit.kind), unit.text) for unit in units] == [
        (2, "text in HTML", "これは<b>太字</b>です。"),
        (4, "attribute in HTML", "図の説明"),
    ]


def test_html_that_the_author_keeps():
    assert msgids("<!-- i18n:skip -->\n\n<div>残す</div>\n\n<div>訳す</div>\n") == ["訳す"]


def test_titles_of_link_definitions():
    text = "[条約][1]を読む。\n\n[1]: https://example.jp/条約 '条約の\n  本文'\n"
    units = read(text).units

    assert [(unit.line, str(unit.kind), unit.text) for unit in units] == [
        (1, "paragraph", "[条約][1]を読む。"),
        (3, "title of a link", "条約の 本文"),
    ]


def test_the_id_of_a_heading_is_not_its_text():
    assert msgids("## 見出し {#midashi .big}\n\n題 {#dai}\n===\n") == ["見出し", "題"]


def test_sentences_as_units():
    article = segment(
        "傘は、\n役に立つ。しかし\n2024年は「どうか。」と問う。  \n次の行。\n",
        PurePath("a.md"),
        Conventions(segmentation="sentence"),
    )

    assert [(unit.line, unit.text) for unit in article.units] == [
        (1, "傘は、役に立つ。"),
        (2, "しかし 2024年は「どうか。」と問う。"),
        (4, "次の行。"),
    ]
    assert [article.text[span.start : span.end] for span in article.units[1].spans] == [
        "しかし",
        "2024年は「どうか。」と問う。",
    ]


def test_what_is_nested_more_deeply_than_the_parser_goes_is_told():
    (leftover,) = read("> " * 150 + "深い。\n").leftovers

    assert (leftover.line, leftover.message) == (1, "this line is in no block that is translated")


def test_extensions_can_be_turned_off():
    text = ":::message\n本文\n:::\n"
    article = segment(text, PurePath("a.md"), Conventions(extensions=frozenset()))

    assert [unit.text for unit in article.units] == [":::message 本文 :::"]


def test_control_characters_are_told_because_catalogs_cannot_hold_them():
    article = read("傘\x04。\n")

    assert article.units == ()
    assert "control character" in article.leftovers[0].message


@pytest.mark.parametrize(
    "text",
    [">:::t\n>", "> :::message\n> 本文。\n>", "> :::message\n> ", "- :::x\n  ", "題\n: ", "$$", "[^1]:"],
)
def test_a_last_line_without_an_end_is_read_like_any_other(text):
    assert read(text).skeleton == read(text + "\n").skeleton
