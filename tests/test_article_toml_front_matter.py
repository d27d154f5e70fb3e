"""TOML front matter: what is found in it, what is wrong with it, and how a translated value is written."""

from pathlib import PurePath

import pytest

from pipeline.article.front_matter.toml_values import read_toml_front_matter, toml_extent, write_toml_value
from pipeline.article.model import FrontMatter, Span, Value
from pipeline.diagnostics import InputError

SHOWN = PurePath("source/ja/a.md")


def read(text: str, *keys: str) -> FrontMatter:
    return read_toml_front_matter(text, SHOWN, keys)


def test_a_value_to_translate_knows_where_it_stands_and_how_it_is_quoted():
    found = read('+++\ntitle = "核の傘" # 題\ndraft = true\n+++\n\n本文\n', "title")

    assert found.metadata == {"title": "核の傘", "draft": True}
    assert found.values == (Value("title", "核の傘", Span(12, 17), '"'),)


def test_strings_of_every_kind_and_in_every_place_are_found():
    text = """\
+++
title = 'そのまま \\n'
"説明" = "逃 \\"げ\\" \\u6838"
tags = [ "核抑止", # 注
  '日米同盟',
]
date = 2024-12-16 10:00:00
lead = \"\"\"
前の行 \\
  続き ""
次の行\"\"\"\"
raw = '''
それは'引用'です'''
hero.text = "英雄"
hero . "動作" = { label = "押す", more = [{ label = "もっと" }], n = 1 }

[params.seo]
description = "記述" # [x] = "y"
[[cards]]
title = "一"
[[cards.links]]
text = "甲"
[[cards.links]]
text = "乙"
[[cards]]
title = "二"
[[cards.links]]
text = "丙"
[cards.more]
text = "丁"
+++
"""
    keys = ("title", "説明", "tags", "lead", "raw", "hero", "params.seo", "cards")

    assert [(value.key, value.text, value.style) for value in read(text, *keys).values] == [
        ("title", "そのまま \\n", "'"),
        ("説明", '逃 "げ" 核', '"'),
        ("tags", "核抑止", '"'),
        ("tags", "日米同盟", "'"),
        ("lead", '前の行 続き ""\n次の行"', '"""'),
        ("raw", "それは'引用'です", "'''"),
        ("hero.text", "英雄", '"'),
        ("hero.動作.label", "押す", '"'),
        ("hero.動作.more.label", "もっと", '"'),
        ("params.seo.description", "記述", '"'),
        ("cards.title", "一", '"'),
        ("cards.links.text", "甲", '"'),
        ("cards.links.text", "乙", '"'),
        ("cards.title", "二", '"'),
        ("cards.links.text", "丙", '"'),
        ("cards.more.text", "丁", '"'),
    ]


def test_only_the_keys_that_are_asked_for_are_translated():
    text = '+++\ntitle = "題"\n[hero]\ntagline = "句"\nimage = "a.png"\n+++\n'

    assert [value.key for value in read(text, "title", "hero.tagline").values] == ["title", "hero.tagline"]
    assert [value.key for value in read(text, "hero").values] == ["hero.tagline", "hero.image"]
    assert read(text).values == ()


def test_line_ends_and_a_byte_order_mark_are_the_authors():
    text = '\ufeff+++\r\ntitle = "題"\r\nlead = """\r\n一\r\n二"""\r\n+++\r\n本文'

    title, lead = read(text, "title", "lead").values

    assert text[title.span.start : title.span.end] == '"題"'
    assert (lead.text, text[lead.span.start : lead.span.end]) == ("一\n二", '"""\r\n一\r\n二"""')
    assert toml_extent(text) == (Span(6, 40), 45)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "本文\n",
        "+++",
        "+++\n",
        "+++\n本文。\n",
        "+++\n\n# 見出し\n\n本文\n+++\n本文\n",
        "+++\n[リンク](a.md)\n",
        "+++\n- a = b\n",
        "++++\na = 1\n++++\n",
        " +++\na = 1\n+++\n",
        "---\ntitle: 題\n---\n",
    ],
)
def test_a_line_of_plus_signs_without_toml_is_no_front_matter(text):
    assert toml_extent(text) is None
    assert read(text, "title") == FrontMatter({}, ())


@pytest.mark.parametrize(
    "text",
    [
        "+++\n+++\n",
        "+++\n+++",
        "+++  \n# 注\n+++\n本文",
        "+++\n\na = 1\n+++\n",
        "+++\n# 注\n\n[a]\n+++\n",
        "+++\n[[ a . 'b' ]]\n+++",
        '+++\n"a" . b = 1\n+++',
    ],
)
def test_front_matter_begins_with_a_key_a_table_a_comment_or_ends_at_once(text):
    assert toml_extent(text) is not None
    assert read(text).values == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('+++\ntitle = "題"\n本文\n', "1:1: the front matter does not end: close it with a line of +++"),
        (
            '+++\na = 1\ntitle = "題\n+++\n',
            "3:11: not valid TOML: Illegal character '\\n'",
        ),
        ("+++\na = 1\na = 2\n+++\n", "3:6: not valid TOML: Cannot overwrite a value"),
        ("+++\ntags = [\n+++\n", "3:1: not valid TOML: Invalid value"),
        ("+++\r\n題 = 1\r\n+++\r\n", "2:1: not valid TOML: Invalid statement"),
        ("+++\na = " + "[" * 5000 + "\n+++\n", "2:1: the front matter is nested too deeply"),
        (
            "+++\na = " + "1" * 5000 + "\n+++\n",
            "2:1: a value of the front matter cannot be read: Exceeds the limit",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, expected):
    with pytest.raises(InputError) as raised:
        read(text, "title")

    assert str(raised.value).startswith(f"source/ja/a.md:{expected}")


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        ('"核の傘"', "The umbrella", '"The umbrella"'),
        ('"核の傘"', 'The "umbrella" \\ \n\t\x07\r', '"The \\"umbrella\\" \\\\ \\n\t\\u0007\\r"'),
        ("'核の傘'", 'The "umbrella" \\', "'The \"umbrella\" \\'"),
        ("'核の傘'", "It's", '"It\'s"'),
        ("'核の傘'", "two\nlines", '"two\\nlines"'),
        ('"""核の傘"""', "two\nlines", '"""two\nlines"""'),
        ('"""\n核の傘\n"""', 'a "quoted"\n\\ """', '"""\na "quoted"\n\\\\ ""\\"\n"""'),
        ('"""\r\n  核の\r\n  傘\r\n  """', "umbrella", '"""\n  umbrella\n  """'),
        ('"""\\\n  核の \\\n  傘\\\n  """', "umbrella", '"""\\\n  umbrella"""'),
        ("'''\n核の傘\n'''", "it's\n\\", "'''\nit's\n\\\n'''"),
        ("'''核の傘'''", "three ''' quotes", "\"three ''' quotes\""),
        ("'''核の傘'''", "'ends'", "''''ends''''"),
    ],
)
def test_a_translated_value_keeps_the_quotes_of_its_source_if_it_can(source, text, written):
    style = source[:3] if source[:3] in ('"""', "'''") else source[0]

    assert write_toml_value(source, style, text) == written
