"""When the two glossary checks speak, and when they keep quiet."""

import pytest

from pipeline.checks import glossary_forbidden, glossary_missing
from pipeline.checks.abbreviations import read_abbreviations
from pipeline.checks.pair import Pair
from pipeline.glossary import Glossary, Matcher, Rendering, Term

GLOSSARY = Glossary(
    (
        Term(
            "mechanism",
            ("同盟調整メカニズム",),
            renderings={"en": Rendering("Alliance Coordination Mechanism")},
        ),
        Term("bomb", ("原爆",), renderings={"en": Rendering("atomic bomb", (), ("nuclear weapon",))}),
        Term("weapon", ("核兵器",), renderings={"en": Rendering("nuclear weapon")}),
        Term(
            "deterrence",
            ("拡大抑止",),
            renderings={"en": Rendering("extended deterrence", (), ("deterrence",))},
        ),
        Term("guidelines", ("拡大抑止ガイドライン",), renderings={"ko": Rendering("확장억제 가이드라인")}),
    )
)
MATCHER = Matcher(GLOSSARY, "ja")


def found(source: str, target: str, *others: tuple[str, str]) -> list[str]:
    pair = Pair(
        source,
        target,
        source_language="ja",
        language="en",
        matcher=MATCHER,
        glossary=GLOSSARY,
        abbreviations=read_abbreviations([*others, (source, target)]),
    )
    missing = [f"missing {one.message.split('“')[1].split('”')[0]}" for one in glossary_missing.check(pair)]
    return missing + [
        f"forbidden {one.message.split('“')[1].split('”')[0]}" for one in glossary_forbidden.check(pair)
    ]


DEFINED = ("同盟調整メカニズム(ACM)は", "The Alliance Coordination Mechanism (ACM)")


@pytest.mark.parametrize(
    ("source", "target", "others"),
    [
        ("同盟調整メカニズムの会合", "an ACM meeting", [DEFINED]),
        ("同盟調整メカニズムの会合", "an ACM meeting", [("x", "ACM (Alliance Coordination Mechanism)")]),
        (
            "同盟調整メカニズム",
            "the Mechanism",
            [("x", "Alliance Coordination Mechanism (hereafter “the Mechanism”)")],
        ),
        ("同盟調整メカニズム", "the ACM", [("同盟調整メカニズム（ACM）は", "it")]),
        ("拡大抑止と拡大抑止", "extended deterrence", []),
        ("拡大抑止", "“Extended-deterrence” talks", []),
        ("原爆と核兵器", "atomic bombs and nuclear weapons", []),
        ("拡大抑止", "extended deterrence", []),
    ],
)
def test_a_good_translation(source, target, others):
    assert found(source, target, *others) == []


@pytest.mark.parametrize(
    ("source", "target", "others", "expected"),
    [
        ("同盟調整メカニズムの会合", "an ACM meeting", [], ["missing Alliance Coordination Mechanism"]),
        (
            "同盟調整メカニズムの会合",
            "an NPR meeting",
            [DEFINED],
            ["missing Alliance Coordination Mechanism"],
        ),
        ("原爆の投下", "the nuclear weapon", [], ["forbidden nuclear weapon"]),
        ("拡大抑止", "deterrence", [], ["forbidden deterrence"]),
        ("拡大抑止ガイドライン", "the Guidelines", [], ["missing extended deterrence"]),
    ],
)
def test_a_bad_one(source, target, others, expected):
    assert found(source, target, *others) == expected
