"""Which text of an existing translation belongs to which unit."""

import time
from pathlib import PurePath

from pipeline.article import segment
from pipeline.article.alignment.align import Alignment, align
from pipeline.conventions import Conventions


def aligned(japanese: str, english: str) -> Alignment:
    article, translation = (segment(text, PurePath("a.md"), Conventions()) for text in (japanese, english))
    return align(article, translation)


def sure(found: Alignment) -> dict[str, str]:
    return {pair.unit.text: pair.text for pair in found.pairs if pair.is_sure}


def unsure(found: Alignment) -> dict[str, str]:
    return {pair.unit.text: pair.text for pair in found.pairs if not pair.is_sure}


def test_the_same_structure_is_paired_block_by_block():
    found = aligned(
        "# 傘\n\n一つ目。\n\n- 二つ目。\n- 三つ目。\n", "# Umbrella\n\nOne.\n\n- Two.\n- Three.\n"
    )

    assert sure(found) == {"傘": "Umbrella", "一つ目。": "One.", "二つ目。": "Two.", "三つ目。": "Three."}
    assert found.untranslated == found.added == ()


def test_a_cell_that_is_a_mere_number_in_translation_is_found():
    japanese = "| 年 | 国 |\n|---|---|\n| 1994年 | 日本 |\n| 1995年 | 米国 |\n"
    english = "| Year | Country |\n|---|---|\n| 1994 | Japan |\n| 1995 | U.S. |\n"

    assert sure(aligned(japanese, english))["1994年"] == "1994"


def test_front_matter_is_paired_by_key_whatever_the_order():
    japanese = "---\ntitle: 傘\ntags: [核抑止, 日米同盟]\ndescription: 約束。\n---\n\n本文。\n"
    english = (
        "---\ndescription: A promise.\ntitle: Umbrella\ntags:\n  - deterrence\n  - alliance\n---\n\nText.\n"
    )

    found = aligned(japanese, english)

    assert sure(found) == {
        "傘": "Umbrella",
        "核抑止": "deterrence",
        "日米同盟": "alliance",
        "約束。": "A promise.",
        "本文。": "Text.",
    }


def test_tags_of_another_number_are_not_sure():
    found = aligned(
        "---\ntags: [核抑止, 日米同盟]\n---\n\n本文。\n", "---\ntags: [deterrence]\n---\n\nText.\n"
    )

    assert sure(found) == {"本文。": "Text."}


def test_titles_of_containers_and_links_are_paired():
    japanese = '::: tip 補足\n本文は[ここ][a]。\n:::\n\n[a]: https://example.jp "発表"\n'
    english = '::: tip Note\nThe text is [here][a].\n:::\n\n[a]: https://example.jp "Statement"\n'

    assert sure(aligned(japanese, english)) == {
        "補足": "Note",
        "本文は[ここ][a]。": "The text is [here][a].",
        "発表": "Statement",
    }


ARTICLE = """\
## 始まり

協議は2010年に始まった。

担当者が意見を交わしてきた。

## 中身

`EDD`の場で話し合う。

[発表](https://example.jp/a)によれば、2024年12月に指針ができた。

## 課題

批判も残る。

参加国は94か国である。
"""
TRANSLATION = """\
## Beginnings

The talks began in 2010.

Officials have exchanged views ever since then.

## Substance

The two sides meet in the `EDD`.

According to [a statement](https://example.jp/a), guidelines were drawn up in December 2024.

## Problems

Criticism remains.

There are 94 countries taking part.
"""


def test_a_paragraph_that_was_left_out_is_told_and_shifts_nothing():
    found = aligned(ARTICLE, TRANSLATION.replace("The two sides meet in the `EDD`.\n\n", ""))

    assert [unit.text for unit in found.untranslated] == ["`EDD`の場で話し合う。"]
    texts = {pair.unit.text: pair.text for pair in found.pairs}
    assert texts["中身"] == "Substance"
    assert texts["批判も残る。"] == "Criticism remains."
    assert len(texts) == 8


def test_a_note_of_the_editors_is_told_and_shifts_nothing():
    note = "*This article was translated from Japanese by our editors and shortened a little.*\n\n"
    found = aligned(ARTICLE, TRANSLATION.replace("## Substance", note + "## Substance"))

    assert [(unit.line, unit.text) for unit in found.added] == [(7, note.strip())]
    assert len(found.pairs) == 9


def test_sections_in_another_order_are_found():
    japanese = {
        f"第{part}部の{number}番目の話は{part}00{number}年に始まった。": f"Story {number} of part {part} began in {part}00{number}."
        for part in range(1, 5)
        for number in range(1, 6)
    }
    sections = [list(japanese)[start : start + 5] for start in (0, 5, 10, 15)]
    moved = [sections[0], sections[2], sections[1], sections[3]]

    found = aligned(
        "\n\n".join("\n\n".join(["## 節", *section]) for section in sections),
        "\n\n".join("\n\n".join(["## Part", *(japanese[text] for text in section)]) for section in moved),
    )

    assert {pair.unit.text: pair.text for pair in found.pairs if pair.unit.text != "節"} == japanese


def test_list_items_made_into_one_are_not_sure():
    points = (
        "\n- 2017年7月7日に採択された。\n- 2021年1月22日に発効した。\n- 核保有国はどこも加わっていない。\n"
    )
    merged = "It was adopted on July 7, 2017. It entered into force on January 22, 2021."
    english = f"\n- {merged}\n- None of the nuclear-armed states has joined.\n"

    found = aligned(ARTICLE + points, TRANSLATION + english)

    assert merged in unsure(found).values()
    assert len(found.untranslated) == 1


def test_the_translation_of_another_article_is_nowhere_sure():
    other = (
        TRANSLATION.replace("2010", "1968")
        .replace("2024", "1970")
        .replace("94", "191")
        .replace("`EDD`", "`NPT`")
        .replace("example.jp/a", "example.org/npt")
    )

    assert sure(aligned(ARTICLE, other)) == {}


def test_the_same_number_is_written_in_many_ways():
    found = aligned(
        "被爆者は10万6825人。\n\n14万人が亡くなった。\n",
        "About 140,000 people died.\n\nThere are 106,825 hibakusha.\n",
    )

    assert "被爆者は10万6825人。" not in sure(found)
    found = aligned(
        ARTICLE + "\n被爆者は10万6825人。\n\n14万人が亡くなった。\n",
        TRANSLATION + "\nAbout 140,000 people died.\n",
    )
    assert sure(found)["14万人が亡くなった。"] == "About 140,000 people died."


def test_thousands_of_units_take_seconds():
    japanese = [
        f"段落{number}の本文はここにある。[出典](https://example.jp/{number})" for number in range(2000)
    ]
    english = [
        f"This is the text of paragraph {number}. [Source](https://example.jp/{number})"
        for number in range(2000)
    ]
    left_out = [*english[:500], *english[510:1500], "An added note.", *english[1500:]]

    start = time.process_time()
    found = aligned("\n\n".join(japanese), "\n\n".join(left_out))

    assert time.process_time() - start < 20
    assert [unit.text[:5] for unit in found.untranslated] == [f"段落{number}" for number in range(500, 510)]
    assert [unit.text for unit in found.added] == ["An added note."]
    assert all(english[japanese.index(pair.unit.text)] == pair.text for pair in found.pairs)
