"""``pipeline diff``: what changed since it was translated."""

import json

import pytest

from pipeline.translation.differences import Change, difference


def marked(old, new):
    marks = {Change.KEPT: "{}", Change.REMOVED: "{{-{}-}}", Change.ADDED: "{{+{}+}}"}
    return "".join(marks[piece.change].format(piece.text) for piece in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("約束は守られる。", "約束は守られない。", "約束は守られ{-る-}{+ない+}。"),
        ("協議は12月10日に開かれた。", "協議は12月11日に開かれた。", "協議は12月{-10-}{+11+}日に開かれた。"),
        ("米国は約束した。", "米国は同盟国に約束した。", "米国は{+同盟国に+}約束した。"),
        ("拡大抑止が重要だ。", "拡大抑止だ。", "拡大抑止{-が重要-}だ。"),
        ("", "新しい", "{+新しい+}"),
        ("同じ", "同じ", "同じ"),
        ("全部", "ちがう", "{-全部-}{+ちがう+}"),
    ],
)
def test_the_difference_is_in_pieces_that_a_reader_takes_in(old, new, expected):
    assert marked(old, new) == expected


def test_what_was_fuzzy_and_what_is_new(project):
    project.article("a", "核の傘とは、米国の約束である。\n")
    project.translate("en", {"核の傘とは、米国の約束である。": "A promise."})
    project.article("a", "核の傘とは、米国の古い約束である。\n\n別の話題について語る。\n")
    project.ok("update", "--lang", "en")

    done = project.run("diff", "a", "--lang", "en")

    assert done.returncode == 0
    assert done.stdout == (
        "locale/en/LC_MESSAGES/a.po:21:9: fuzzy\n"
        "  - 核の傘とは、米国の約束である。\n"
        "  + 核の傘とは、米国の{+古い+}約束である。\n"
        "  = A promise.\n"
        "locale/en/LC_MESSAGES/a.po:26:9: untranslated\n"
        "    別の話題について語る。\n"
    )
    assert done.stderr == "1 unit to confirm, 1 to translate\n"
    assert 'msgstr "A promise."' in project.read("locale/en/LC_MESSAGES/a.po").split("\n")[20]


def test_json(project):
    project.article("a", "核の傘。\n")

    data = json.loads(project.ok("diff", "--lang", "en", "--format", "json"))

    assert data == {
        "units": [
            {
                "article": "a",
                "language": "en",
                "path": "source/ja/a.md",
                "line": 1,
                "column": 1,
                "state": "untranslated",
                "before": None,
                "source": "核の傘。",
                "difference": [],
                "translation": "",
            }
        ]
    }
