"""Keys that a front matter names twice."""

import pytest

from pipeline.article.front_matter.repeated_keys import RepeatedKey, repeated_keys


@pytest.mark.parametrize(
    ("front_matter", "found"),
    [
        ("title: 一\ndate: 2024-01-02\ntitle: 二\n", [("title", 4, 1, 2)]),
        ('title: 一\n# 注\n"title" : 二\n', [("title", 4, 1, 2)]),
        ("title: 一\r\ntitle: 二\r\ntitle: 三\r\n", [("title", 3, 1, 2), ("title", 4, 1, 2)]),
        ("hero:\n  name: a\n  name: b\n", [("name", 4, 3, 3)]),
        ("links:\n  - {to: a, 名: b, to: c}\n", [("to", 3, 19, 3)]),
        ("題: 一\n題: 二\n", [("題", 3, 1, 2)]),
        ("links:\n  - to: a\n    name: b\n  - to: c\n    name: d\nname: 'to: to: '\n", []),
        ("one: &one {a: 1}\ntwo: &two {b: 2}\nboth: {<<: *one, c: 3, <<: *two}\n", []),
        ("# title:\ntitle: >\n  title: 一\n  title: 二\n", []),
        ('true: 一\n"true": 二\n', []),
    ],
)
def test_a_key_that_is_there_twice_is_found_at_the_second(front_matter, found):
    text = f"\ufeff---\n{front_matter}---\n\ntitle: 本文\ntitle: 本文\n"

    assert repeated_keys(text) == tuple(RepeatedKey(*one) for one in found)


@pytest.mark.parametrize(
    "text", ["", "title: 一\ntitle: 二\n", "---\na: 1\na: 2\n", "---\na: 1\na: [\n---\n"]
)
def test_a_front_matter_that_is_none_or_cannot_be_read_has_no_keys(text):
    assert repeated_keys(text) == ()
