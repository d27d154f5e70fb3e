"""Where terms are found in Japanese text."""

import time

import pytest

from pipeline.glossary import Glossary, Matcher, Status, Term

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


@pytest.mark.parametrize(
    ("language", "form", "text", "expected"),
    [
        ("de", "Schirm", "Schirm, **schirm**, Schirme, Schirmherr", ["Schirm", "schirm", "Schirme"]),
        (
            "en",
            "nuclear weapon",
            "Nuclear **weapons**, a nuclear-weapon state",
            ["Nuclear **weapons", "nuclear-weapon"],
        ),
        ("en", "IT", "IT, it and IT’s", ["IT", "IT"]),
        ("ko", "핵우산", "미국의 핵 우산은, 비핵우산", ["핵 우산"]),
        ("zh_Hans", "核保护伞", "美国的核保护伞论", ["核保护伞"]),
        ("ar", "الردع الموسع", "بالردع الموسّع والردع", ["ردع الموسّع"]),
    ],
)
def test_a_term_of_another_source_language_is_found_in_its_forms(language, form, text, expected):
    matcher = Matcher(Glossary((Term("term", (form,)),)), language)

    assert [match.text for match in matcher.find(text)] == expected


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("引き渡し", "犯罪人の引渡しを"),
        ("引渡し", "引き渡しを求めた"),
        ("引き渡し", "引渡を"),
        ("犯罪人引渡し条約", "犯罪人引き渡し条約"),
        ("組み合わせ", "この組合せは"),
        ("手続き", "その手続が"),
        ("サーバー", "Webサーバの"),
        ("サーバ", "サーバーの"),
        ("サーバーサイド", "サーバサイドで"),
        ("コンピューターウイルス", "コンピュータ・ウィルスが"),
        ("ベトナム戦争", "ヴェトナム戦争は"),
        ("インターフェース", "インターフェイスを"),
    ],
)
def test_a_term_is_found_in_the_other_spellings_of_its_word(term, text):
    assert Matcher(Glossary((Term("term", (term,)),)), "ja").find(text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("組み合わせ", "労働組合が"),
        ("見せ物", "見物した"),
        ("生き物", "生物の"),
        ("セール", "セイルを"),
        ("バス", "バース"),
        ("IT", "Let it be"),
        ("SALT", "a little salt in it"),
    ],
)
def test_what_only_looks_like_another_spelling_is_another_word(term, text):
    assert not Matcher(Glossary((Term("term", (term,)),)), "ja").find(text)


def test_a_spelling_that_another_term_declares_is_that_term():
    matcher = Matcher(Glossary((Term("one", ("サーバー",)), Term("other", ("サーバ",)))), "ja")

    assert [match.term.id for match in matcher.find("サーバとサーバー")] == ["other", "one"]


def test_offsets_are_those_of_the_input_where_its_spelling_was_changed():
    (match,) = Matcher(Glossary((Term("term", ("コンピューターウイルス",)),)), "ja").find(
        "新型**コンピュータ・ウィルス**の"
    )

    assert (match.start, match.end, match.text) == (4, 15, "コンピュータ・ウィルス")


def test_an_obsolete_term_is_not_looked_for():
    assert not Matcher(Glossary((Term("term", ("核の傘",), status=Status.OBSOLETE),)), "ja").find("核の傘")


def test_the_time_grows_with_the_text_not_faster():
    matcher = Matcher(
        Glossary(tuple(Term(str(number), (f"第{number}回会議",)) for number in range(3000))), "ja"
    )
    sentence = "公平時代に、第7回会議と**第12**回会議は平時にもサーバーを使った。\n"

    def seconds(text: str) -> float:
        before = time.process_time()
        assert matcher.find(text)
        return time.process_time() - before

    short = min(seconds(sentence * 1000) for _ in range(3))
    assert seconds(sentence * 4000) < 10 * short
