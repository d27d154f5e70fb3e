"""From units and translations to a localized article: the source with spans replaced."""

from importlib import import_module
from pathlib import PurePath

import pytest

from pipeline.article import Localized, localize, segment
from pipeline.conventions import Conventions

GUARDED = import_module("pipeline.article.localize")


def put(text: str, translations: dict[str, str], keys: tuple[str, ...] = ("title", "tags")) -> Localized:
    article = segment(text, PurePath("a.md"), Conventions(keys))
    unknown = set(translations) - {unit.text for unit in article.units}
    assert not unknown, f"no unit has this text: {unknown}"
    return localize(article, {(None, text): translation for text, translation in translations.items()})


@pytest.mark.parametrize(
    ("translation", "written"),
    [
        ("- dash", "\\- dash"),
        ("1. The umbrella.", "1\\. The umbrella."),
        ("2024) The year.", "2024\\) The year."),
        ("# Number", "\\# Number"),
        ("#hashtag", "#hashtag"),
        ("> more", "\\> more"),
        ("=== line", "=== line"),
        ("===", "\\==="),
        ("~~~", "\\~\\~\\~"),
        ("```", "\\`\\`\\`"),
        ("```code``` first", "```code``` first"),
        ("| pipe", "| pipe"),
        ("    four", "&#32;   four"),
        ("  two  ", "two"),
        ("<div>", "\\<div>"),
        ("<b>bold</b> text", "<b>bold</b> text"),
        ("<!-- note -->", "\\<!-- note -->"),
        ("[x]: y", "\\[x]: y"),
        ("[^1]: y", "\\[^1]: y"),
        ("[x](y)", "[x](y)"),
        (":::note", "\\:::note"),
        (": colon", "\\: colon"),
        ("$$", "\\$\\$"),
        ("***", "\\***"),
        ("**bold**", "**bold**"),
        ("one\ntwo", "one  \ntwo"),
        ("one\n- two", "one  \n\\- two"),
        ("one\n---", "one  \n\\---"),
        ("one\n\ntwo", "one<br>  \ntwo"),
        ("\none\n", "one"),
        ("one\r\ntwo", "one  \ntwo"),
        ("a|b\n-|-", "a|b  \n\\-|-"),
    ],
)
def test_a_paragraph_says_what_the_translator_wrote(translation, written):
    localized = put("原文。\n", {"原文。": translation})

    assert localized.text == f"{written}\n"
    assert localized.rejected == ()


@pytest.mark.parametrize(
    ("source", "msgid", "translation", "written"),
    [
        ("> 原文\n続き。\n", "原文続き。", "# a\nb", "> \\# a  \n> b\n"),
        ("- 原文。\n", "原文。", "a\n- b", "- a  \n  \\- b\n"),
        ("1. - > 原文。\n", "原文。", "a\nb", "1. - > a  \n     > b\n"),
        ("- [ ] 原文。\n", "原文。", "[x] a", "- [ ] \\[x] a\n"),
        ("[^1]: 原文。\n", "原文。", "a\nb", "[^1]: a  \n      b\n"),
        ("# 原文 #\n", "原文", "a #", "# a \\# #\n"),
        ("# 原文\n", "原文", "1. a\nb", "# 1. a<br>b\n"),
        ("# 原文\n", "原文", "C#", "# C#\n"),
        ("原文\n---\n", "原文", "|a", "&#124;a\n---\n"),
        ("原文\n===\n", "原文", "a\nb", "a  \nb\n===\n"),
        ("| 表 |\n|-|\n| 原文 |\n", "原文", "a|b\nc", "| 表 |\n|-|\n| a\\|b<br>c |\n"),
        ("|原文|値|\n|-|-|\n", "原文", "C:\\", "|C:\\ |値|\n|-|-|\n"),
        ("表|頭\n-|-\n原文|値\n", "原文", "- a", "表|頭\n-|-\n\\- a|値\n"),
        ("用語\n: 原文\n", "原文", "a\n: b", "用語\n: a  \n  \\: b\n"),
        ("用語\n: 説明\n", "用語", "a\nb", "a<br>b\n: 説明\n"),
        ("::: tip 題名\n本文\n:::\n", "題名", "a\nb", "::: tip a b\n本文\n:::\n"),
        ("原文\r\n続き\r\n", "原文続き", "a\nb", "a  \r\nb\r\n"),
        ("\ufeff原文", "原文", "\ufeff- a", "\ufeff\\- a"),
        ("> [!NOTE]\n> 原文\n", "原文", "[!TIP]", "> [!NOTE]\n> \\[!TIP]\n"),
    ],
)
def test_every_kind_of_block(source, msgid, translation, written):
    localized = put(source, {msgid: translation})

    assert localized.text == written
    assert localized.rejected == ()


@pytest.mark.parametrize(
    ("source", "translation", "written"),
    [
        ("title: 傘", "Umbrella", "title: Umbrella"),
        ("title: 傘", "The umbrella: what?", 'title: "The umbrella: what?"'),
        ("title: 傘", "yes", 'title: "yes"'),
        ("title: 傘", "2024", 'title: "2024"'),
        ("title: 傘", "- dash", 'title: "- dash"'),
        ("title: 傘", 'say "so"', 'title: say "so"'),
        ("title: 傘 # 注", "a # b", 'title: "a # b" # 注'),
        ('title: "傘"', 'say "so"', 'title: "say \\"so\\""'),
        ("title: '傘'", "it's", "title: 'it''s'"),
        ("title: '傘'", "a\nb", 'title: "a\\nb"'),
        ("title: 傘", "&a", 'title: "&a"'),
        ("tags: [傘, b]", "a, b", 'tags: ["a, b", b]'),
        ("title: |\n  傘", "a\nb", "title: |\n  a\n  b"),
        ("title: >-\n  傘", "a b", "title: >-\n  a b"),
    ],
)
def test_front_matter_keeps_its_style_where_yaml_allows(source, translation, written):
    localized = put(f"---\n{source}\n---\n", {"傘": translation})

    assert localized.text == f"---\n{written}\n---\n"
    value = localized.metadata.get("title") or localized.metadata["tags"][0]  # type: ignore[index]
    assert str(value).strip() == translation


def test_a_translation_equal_to_its_msgid_leaves_the_source_as_it_is():
    source = "一行目、\n二行目。  \n三行目。\\\n四行目。\n"
    (unit,) = segment(source, PurePath("a.md"), Conventions()).units

    assert put(source, {unit.text: unit.text}).text == source


def test_what_has_no_translation_is_told_and_shows_the_source():
    localized = put("一。\n\n二。\n\n一。\n", {"二。": "Two."})

    assert localized.text == "一。\n\nTwo.\n\n一。\n"
    assert localized.missing == ((None, "一。"),)
    assert localized.fallbacks == {0, 2}


def test_one_bad_translation_does_not_cost_the_article(monkeypatch):
    # No translation is known that the rules of escaping do not make harmless, so they are switched off here.
    monkeypatch.setattr(GUARDED, "escape_line", lambda line: line)
    monkeypatch.setattr(GUARDED, "_cautious", lambda line: line)

    localized = put("一。\n\n二。\n\n三。\n", {"一。": "One.", "二。": "- Two.", "三。": "Three."})

    assert localized.text == "One.\n\n二。\n\nThree.\n"
    ((key, reason),) = localized.rejected
    assert key == (None, "二。")
    assert "structure" in reason
    assert localized.fallbacks == {1}


def test_the_guard_tries_a_cautious_form_first(monkeypatch):
    monkeypatch.setattr(GUARDED, "escape_line", lambda line: line)

    localized = put("一。\n", {"一。": "- One."})

    assert localized.text == "\\- One.\n"
    assert localized.rejected == ()


@pytest.mark.parametrize(
    ("source", "msgid", "translation", "written"),
    [
        ("<p>原文</p>\n", "原文", "a < b\n<i>c</i>", "<p>a &lt; b<br><i>c</i></p>\n"),
        ("<p title='原文'>\n</p>\n", "原文", "it's", "<p title='it&#39;s'>\n</p>\n"),
        ("> <p>原文\n> です</p>\n", "原文です", "text", "> <p>text</p>\n"),
        ('[題]: /u "原文"\n', "原文", 'say "so"', '[題]: /u "say \\"so\\""\n'),
        ("[題]: /u (原文)\n", "原文", "a\n\nb\\", "[題]: /u (a b\\\\)\n"),
        ("# 原文 {#id}\n", "原文", "Text {#x}", "# Text \\{#x} {#id}\n"),
        ("原文\n---\n", "原文", "Text {.x}", "Text \\{.x}\n---\n"),
        ("+++\ntitle = '原文'\n+++\n", "原文", "It's", '+++\ntitle = "It\'s"\n+++\n'),
        ("---\r\ntitle: |\r\n  原文\r\n---\r\n", "原文", "a\nb", "---\r\ntitle: |\r\n  a\r\n  b\r\n---\r\n"),
    ],
)
def test_every_other_kind_of_text(source, msgid, translation, written):
    localized = put(source, {msgid: translation})

    assert localized.text == written
    assert localized.rejected == ()


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "One. Two.  \nThree.\n"), ("zh_Hans", "一。二。  \n三。\n")],
)
def test_sentences_are_joined_as_the_language_does(language, written):
    article = segment("傘。\n約束。  \n守る。\n", PurePath("a.md"), Conventions(segmentation="sentence"))
    words = {"en": ("One.", "Two.", "Three."), "zh_Hans": ("一。", "二。", "三。")}[language]
    translations = {unit.key: word for unit, word in zip(article.units, words, strict=True)}

    assert localize(article, translations, language).text == written


def test_a_sentence_without_translation_stands_among_the_others():
    article = segment("傘。約束。守る。\n", PurePath("a.md"), Conventions(segmentation="sentence"))

    localized = localize(article, {(None, "傘。"): "One.", (None, "守る。"): "Three."}, "en")

    assert localized.text == "One. 約束。 Three.\n"
    assert localized.missing == ((None, "約束。"),)
