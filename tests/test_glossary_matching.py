"""Where terms are found in Japanese text."""

import pytest

from pipeline.glossary import Glossary, Matcher, Term

MATCHER = Matcher(
    Glossary(
        (
            Term("extended-deterrence", ("拡大抑止",)),
            Term("guidelines", ("拡大抑止ガイドライン", "拡大抑止に関するガイドライン")),
            Term("umbrella", ("核の傘", "核のカサ")),
            Term("mechanism", ("同盟調整メカニズム", "ACM")),
            Term("peacetime", ("平時",)),
            Term("contingency", ("有事",)),
            Term("kyoto", ("京都",)),
            Term("victim", ("唯一の被爆国",)),
            Term("era", ("平成",)),
        )
    ),
    "ja",
)


def found(text: str) -> list[tuple[str, str]]:
    return [(match.term.id, match.text) for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "拡大抑止ガイドラインは拡大抑止の",
            [("guidelines", "拡大抑止ガイドライン"), ("extended-deterrence", "拡大抑止")],
        ),
        ("**拡大**抑止は", [("extended-deterrence", "拡大**抑止")]),
        ('[核の傘](https://example.jp/核の傘 "核の傘")', [("umbrella", "核の傘")]),
        ("[核の][傘]傘", [("umbrella", "核の][傘]傘")]),
        ("![核の傘](核の傘.png)", [("umbrella", "核の傘")]),
        ("『核の傘』と「核の傘」", [("umbrella", "核の傘"), ("umbrella", "核の傘")]),
        ("<b title='核の傘'>核の</b>傘", [("umbrella", "核の</b>傘")]),
        ("~~核の傘~~、*核*の傘", [("umbrella", "核の傘"), ("umbrella", "核*の傘")]),
        ("&#26680;の\\*傘、&#26680;の傘", [("umbrella", "&#26680;の傘")]),
        ("核のｶｻ", [("umbrella", "核のｶｻ")]),
        ("拡大抑止に関する\n> ガイドライン", [("guidelines", "拡大抑止に関する\n> ガイドライン")]),
        ("唯一の被爆国として", [("victim", "唯一の被爆国")]),
        ("ＡＣＭの、acmで、「ACM」", [("mechanism", "ＡＣＭ"), ("mechanism", "acm"), ("mechanism", "ACM")]),
        ("同盟調整メカニズム(ACM)", [("mechanism", "同盟調整メカニズム"), ("mechanism", "ACM")]),
        ("平時から有事まで、京都で", [("peacetime", "平時"), ("contingency", "有事"), ("kyoto", "京都")]),
        ("㍻の", [("era", "㍻")]),
    ],
)
def test_a_term_is_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "公平時代",
        "保有事業者",
        "東京都民",
        "ACMS",
        "BACM",
        "`核の傘`",
        "``核の`傘``",
        "https://example.jp/ACM/a",
        "<https://example.jp/?q=ACM>",
        "[資料](https://example.jp/核の傘)",
        "[資料](<核の傘>)",
        "<img alt='核の傘'>",
        "<!-- 核の傘 -->",
        "```\n核の傘\n```",
        "~~~ sh\n核の傘\n",
        "核と傘",
        "",
    ],
)
def test_nothing_is_found(text):
    assert found(text) == []


def test_offsets_are_code_points_of_the_input():
    text = "𠮷&amp;**拡大**抑止"

    (match,) = MATCHER.find(text)

    assert (match.start, match.end) == (8, 14)
    assert text[match.start : match.end] == match.text == "拡大**抑止"


def test_every_occurrence_includes_those_inside_others():
    assert [match.text for match in MATCHER.find_all("拡大抑止ガイドライン")] == [
        "拡大抑止ガイドライン",
        "拡大抑止",
    ]


def test_a_text_longer_than_the_analyser_takes():
    text = "公平時代に、核の傘は平時にもある。" * 4000

    assert len(MATCHER.find(text)) == 8000
    assert len(MATCHER.find("あ" * 20000 + "核の傘")) <= 1


def test_a_glossary_without_terms_finds_nothing():
    assert Matcher(Glossary(()), "ja").find("核の傘") == ()


def test_words_of_another_source_language_are_set_apart_by_their_letters():
    matcher = Matcher(Glossary((Term("shield", ("Schirm",)),)), "de")

    assert [match.text for match in matcher.find("Schirm, **schirm**, Schirme")] == ["Schirm", "schirm"]
