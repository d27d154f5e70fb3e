"""Sentences: where they end, and what stands between them in a translation. `sentences/` has the evaluation set."""

import re
import time
from pathlib import Path

import pytest

from pipeline.article.sentences.boundaries import sentence_separator, split_sentences

EVALUATION = Path(__file__).parent / "sentences"


def sentences(text):
    return [text[span.start : span.end] for span in split_sentences(text)]


def paragraphs(name):
    """The marked paragraphs of an evaluation file: ‖ is the end of a sentence, ⏎ a hard break."""
    lines = (EVALUATION / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def is_cut_as_by_hand(marked):
    text = marked.replace("‖", "").replace("⏎", "\n")
    return sentences(text) == [sentence.strip() for sentence in re.split("[‖⏎]", marked)]


@pytest.mark.parametrize("name", ["tuning.txt", "held_out.txt"])
def test_95_of_100_paragraphs_are_cut_as_by_hand(name):
    marked = paragraphs(name)

    wrong = [paragraph for paragraph in marked if not is_cut_as_by_hand(paragraph)]

    assert len(wrong) <= 0.05 * len(marked), "\n".join(wrong)


def test_the_evaluation_set_is_large_and_a_third_of_it_held_out():
    tuning, held_out = paragraphs("tuning.txt"), paragraphs("held_out.txt")
    boundaries = sum(len(re.findall("[‖⏎]", paragraph)) for paragraph in (*tuning, *held_out))

    assert len(tuning) + len(held_out) >= 120
    assert len(held_out) >= 0.33 * (len(tuning) + len(held_out))
    assert boundaries >= 240
    assert not set(tuning) & set(held_out)


@pytest.mark.parametrize(
    "expected",
    [
        ["条約は発効した。", "では、何が変わるのか？", "現場を訪ねた！"],
        ["本当か？", "いや"],
        ["楽しかったです😀。", "また来ます"],
        ["終わりました！🎉", "次へ"],
        ["**重要です。**", "続き"],
        ["[読んでください。](https://example.jp/a)", "続き"],
        ["注です。[^1]", "続き"],
        ["彼は言った。", "「行く。」", "誰も答えなかった。"],
        ["本文。", "（注です。）", "本文。"],
        ["手法を提案する．", "精度は９２．５％であった．", "以上"],
        ["Done in Docker. ", "次へ"],
        ["Is it? ", "It is! ", "“Yes.” ", "He left."],
    ],
    ids=lambda expected: "".join(expected),
)
def test_these_are_sentences_of_their_own(expected):
    assert sentences("".join(expected)) == [sentence.strip() for sentence in expected]


@pytest.mark.parametrize(
    "text",
    [
        "首相は「行かない。行けない。」と述べた",
        "『君はどう生きるか？』という本",
        "なぜ？という疑問が残る",
        "「賛成か？」「反対か？」と聞かれた",
        "そんな……と彼は思った",
        "本文（注です。注の続きです。）の続き",
        "He said (again. And again.) nothing",
        "“One. Two.” is a quote",
        "`a. B`と`c。d`",
        "[一。二](https://example.jp/a。b)の先",
        "![図。一](a.png)の先",
        '<a title="一。二">先</a>へ',
        "$a. B$である",
        "**一。二**である",
        "値は3.14、版はv1.2.3、節は３．４",
        "Mr. Smith, e.g. Dr. J. K. Lee of the U.S. Senate, read No. 1 and Fig. 3",
        "https://example.jp/a.B?c=D!E を README.md で見る",
        "Yahoo!ニュースとモーニング娘。の話",
        "「？」と「。」の違い",
        "1. はじめに",
        "図１．構成",
    ],
)
def test_this_is_not_cut(text):
    assert sentences(text) == [text]


def test_a_hard_break_ends_a_sentence_in_quotes_too():
    assert sentences("Q: はい?\nA: 「一\n二」") == ["Q: はい?", "A: 「一", "二」"]


def test_a_hard_break_inside_markup_does_not():
    assert sentences("[一\n二](a)\n**三\n四**") == ["[一\n二](a)", "**三\n四**"]


def test_white_space_between_sentences_belongs_to_none():
    assert sentences(" 一。　二。 \n 三 ") == ["一。", "二。", "三"]
    assert sentences(" \n　") == []


def test_a_bracket_that_is_never_closed_encloses_nothing():
    assert sentences("「一。二。（三。") == ["「一。", "二。", "（三。"]


@pytest.mark.parametrize(
    "pattern", ["「", "「」", "（あ。", "(", "[", "[](", "`", "*あ。", "<a>", "「あ？」", "。", "1. ", '"']
)
def test_a_hundred_thousand_characters_take_seconds_whatever_they_are(pattern):
    started = time.process_time()

    split_sentences((pattern * 100_000)[:100_000])

    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    ("language", "expected"),
    {
        "en": " ",
        "ko": " ",
        "ar": " ",
        "de": " ",
        "fr": " ",
        "zh_Hans": "",
        "zh-Hant": "",
        "ja": "",
        "th": " ",
    }.items(),
)
def test_sentences_are_joined_as_the_target_language_does(language, expected):
    assert sentence_separator("一。", "二。", gap="", language=language) == expected
    assert sentence_separator("一。", "二。", gap="　", language=language) == expected


def test_a_hard_break_between_two_sentences_stays_one_in_every_language():
    assert sentence_separator("One.", "Two.", gap="\n", language="en") == "\n"
    assert sentence_separator("一。", "二。", gap=" \n", language="zh_Hans") == "\n"


def test_sentences_in_latin_letters_are_kept_apart_in_chinese():
    assert sentence_separator("OK.", "Go.", gap="", language="zh_Hans") == " "
    assert sentence_separator("OK。", "Go.", gap="", language="zh_Hans") == ""
