"""``pipeline glossary suggest``, and where readers meet a term first."""

import json

from pipeline.glossary import Glossary, Matcher, Rendering, Term
from pipeline.glossary.candidates import Passage, find_candidates
from pipeline.glossary.mentions import first_mentions, terms_in

TEXTS = [
    "日米同盟調整メカニズム（ACM）の会合があった。",
    "拡大抑止協議では核態勢が議題になった。",
    "核態勢の見直しと『暗黙の合意』。",
    "第3回締約国会議は、核態勢と『暗黙の合意』を扱う。",
    "締約国会議の後に、拡大抑止の話をした。",
]


def candidates(texts, *terms):
    passages = [Passage(text, "a.md", line) for line, text in enumerate(texts, 1)]
    return find_candidates(passages, Matcher(Glossary(terms), "ja"), "ja")


def test_repeated_compounds_abbreviated_names_and_quoted_terms_are_candidates():
    assert [(one.text, one.count, one.kinds, one.abbreviations) for one in candidates(TEXTS)] == [
        ("日米同盟調整メカニズム", 1, ("acronym", "compound"), ("ACM",)),
        ("核態勢", 3, ("compound",), ()),
        ("締約国会議", 2, ("compound",), ()),
        ("暗黙の合意", 2, ("quoted",), ()),
        ("拡大抑止", 2, ("compound",), ()),
    ]


def test_a_term_of_the_glossary_and_its_parts_are_none():
    found = candidates(["核態勢と核態勢見直し。", "核態勢と核態勢見直し。"], Term("npr", ("核態勢見直し",)))

    assert [one.text for one in found] == ["核態勢"]


def test_an_example_says_where_the_candidate_stands():
    (example, *_) = candidates(TEXTS)[1].examples

    assert (example.path, example.line) == ("a.md", 2)
    assert "核態勢が議題" in example.text


def test_names_are_found_in_an_alphabet_too():
    texts = ["The Federal Budget Office (FBO) said so.", "We asked the Federal Budget Office."]
    passages = [Passage(text, "a.md", 1) for text in texts]

    (found,) = find_candidates(passages, Matcher(Glossary(()), "en"), "en")

    assert (found.text, found.abbreviations) == ("Federal Budget Office", ("FBO",))


def test_the_command_shows_what_catalogs_say_already(project):
    project.configure(languages=["en"])
    project.article("a", "核態勢が変わる。\n\n核態勢を見直す。\n\n核態勢は重い。\n\n平和は遠い。\n")
    project.translate(
        "en",
        {
            "核態勢が変わる。": "The nuclear posture changes.",
            "核態勢を見直す。": "They review the nuclear posture.",
            "核態勢は重い。": "A nuclear posture weighs a lot.",
            "平和は遠い。": "The peace is far.",
        },
    )

    (found,) = json.loads(project.ok("glossary", "suggest", "--format", "json", "--limit", "1"))

    assert (found["term"], found["count"], found["kinds"]) == ("核態勢", 3, ["compound"])
    assert found["translations"] == {"en": [{"text": "nuclear posture", "count": 3}]}
    assert project.ok("glossary", "suggest", "--limit", "1").splitlines() == [
        "核態勢  3×, compound, score 6",
        "    source/ja/a.md:1: 核態勢が変わる。",
        "    en: nuclear posture (3×)",
    ]


def test_readers_meet_each_term_once_in_its_longest_name():
    deterrence = Term("deterrence", ("拡大抑止",), renderings={"en": Rendering("extended deterrence")})
    guidelines = Term(
        "guidelines",
        ("拡大抑止ガイドライン",),
        renderings={"en": Rendering("extended deterrence guidelines")},
    )
    terms = terms_in(
        ["**拡大抑止**ガイドラインと拡大抑止。"], Matcher(Glossary((deterrence, guidelines)), "ja")
    )

    texts = ["The", "Extended deterrence guidelines on extended deterrence, extended deterrence."]
    found = [
        (one.term.id, one.index, texts[one.index][one.start : one.end])
        for one in first_mentions(texts, terms, "en", "ja")
    ]

    assert found == [
        ("guidelines", 1, "Extended deterrence guidelines"),
        ("deterrence", 1, "extended deterrence"),
    ]
    assert [
        (one.term.id, one.start, one.end) for one in first_mentions(["拡大抑止。"], terms, "ja", "ja")
    ] == [("deterrence", 0, 4)]
