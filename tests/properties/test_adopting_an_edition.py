"""A law of alignment: an article's own edition gives back the translations it was made from, all of them sure."""

import re
from pathlib import PurePath

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Article, localize, segment
from pipeline.article.alignment.align import align
from pipeline.conventions import Conventions

JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff。、]+")
WORDS = ["umbrella", "promise", "treaty", "allies", "deterrence", "question", "answer", "talks"]

text = st.sampled_from(
    [
        "核の傘とは何か。",
        "米国は同盟国を守ると約束している。だが、その約束は守られるのだろうか。",
        "協議は2024年7月28日に開かれた。",
        "**核の傘**は同盟国を守る。",
        "`NPR`を読む。",
        "[発表](https://example.jp/a)を読む。",
        "出典は https://example.jp/papers/2024-07 にある。",
        "✅ 協議が続く。",
        "1994年",
        "EDD",
        "部分的核実験禁止条約[^1]",
        "![図](d.png)",
        "続き。",
    ]
)
block = st.one_of(
    text,
    text.map("## {}".format),
    text.map("> {}".format),
    st.lists(text, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(text, min_size=2, max_size=2).map(
        lambda row: f"| 略語 | 意味 |\n|---|---|\n| {row[0]} | {row[1]} |"
    ),
    st.just("```sh\npipeline build\n```"),
    st.just("::: tip 補足\n本文。\n:::"),
    st.just("<p>段落。</p>"),
    st.just("---"),
)
front_matter = st.sampled_from(
    ["", "---\ntitle: 核の傘\ntags: [核抑止, NPT, 日米同盟]\n---\n\n", "+++\ntitle = '傘'\n+++\n\n"]
)
article = st.tuples(front_matter, st.lists(block, min_size=1, max_size=25)).map(
    lambda parts: parts[0] + "\n\n".join(parts[1]) + "\n\n[^1]: 1963年に結ばれた。\n"
)


def read(markdown: str) -> Article:
    return segment(markdown, PurePath("a.md"), Conventions())


@given(article, st.data())
def test_an_edition_gives_back_its_translations(markdown, data):
    source = read(markdown)
    translations = {unit.key: translate(unit.text, data) for unit in source.units}
    edition = localize(source, translations)
    assert not edition.rejected

    found = align(source, read(edition.text))

    assert [(pair.unit.key, pair.text) for pair in found.pairs] == [
        (unit.key, translations[unit.key]) for unit in source.units
    ]
    assert all(pair.is_sure for pair in found.pairs)
    assert found.untranslated == found.added == ()


def translate(japanese: str, data: st.DataObject) -> str:
    """Other words for the Japanese ones; markup, numbers, addresses and code as they are."""
    if japanese == "1994年":
        return "1994"

    def words(found: re.Match[str]) -> str:
        count = max(1, len(found[0]) // data.draw(st.sampled_from([2, 3, 4])))
        return " ".join(data.draw(st.sampled_from(WORDS)) for _ in range(count))

    return JAPANESE.sub(words, japanese)
