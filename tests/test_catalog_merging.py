"""Merging a template into a catalog: nothing of the translator's is lost."""

import random
import time
from datetime import UTC, datetime
from pathlib import PurePath

import pytest

from pipeline.article import Span, Unit, UnitKind
from pipeline.catalog import dump, make_template, merge, read_catalog

FIRST = datetime(2024, 12, 16, 9, 30, tzinfo=UTC)
LATER = datetime(2024, 12, 20, 9, 30, tzinfo=UTC)

HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: x\n"
"POT-Creation-Date: 2024-12-16 09:30+0000\n"
"PO-Revision-Date: 2024-12-17 10:00+0900\n"
"Last-Translator: Taro Yamada <taro@example.jp>\n"
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Generator: Poedit 3.4\n"

"""

ONE = "米国は同盟国を守ると約束している。"
TWO = "約束は守られるのか。"
THREE = "答えはまだ出ていない。"


def template(*texts, created=LATER):
    """A text may be a pair: context and text."""
    pairs = [text if isinstance(text, tuple) else (None, text) for text in texts]
    units = [
        Unit(text, UnitKind.PARAGRAPH, (Span(0, len(text)),), line, context=context)
        for line, (context, text) in enumerate(pairs, 1)
    ]
    return make_template(units, PurePath("a.md"), title="核の傘", hints=None, created=created, previous=None)


@pytest.fixture
def read(tmp_path):
    def read_entries(*entries, header=HEADER):
        path = tmp_path / "a.po"
        path.write_text(header + "\n".join(entries), encoding="utf-8")
        return read_catalog(path, path)

    return read_entries


def entry(msgid, msgstr, *comments):
    return "".join(f"{line}\n" for line in [*comments, f'msgid "{msgid}"', f'msgstr "{msgstr}"'])


def entries(po):
    """The merged catalog without its header and without ``#.`` and ``#:`` lines."""
    blocks = dump(po).split("\n\n")[1:]
    return [
        "\n".join(line for line in block.strip().split("\n") if not line.startswith(("#.", "#:")))
        for block in blocks
    ]


def test_a_new_catalog_has_a_complete_header():
    po = merge(template(ONE), None, "zh_Hans", hints=None)

    assert dump(po) == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: 核の傘\\n"\n'
        '"Report-Msgid-Bugs-To: \\n"\n'
        '"POT-Creation-Date: 2024-12-20 09:30+0000\\n"\n'
        '"PO-Revision-Date: 2024-12-20 09:30+0000\\n"\n'
        '"Last-Translator: \\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: zh_Hans\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
        "\n"
        "#. paragraph\n"
        "#: a.md:1\n"
        f'msgid "{ONE}"\n'
        'msgstr ""\n'
    )


def test_hints_are_told_after_what_the_article_says():
    po = merge(template("核の傘"), None, "en", hints=lambda key: [f"{key[1]} = nuclear umbrella"])

    assert po[0].comment == "paragraph\n核の傘 = nuclear umbrella"


def test_an_unchanged_unit_keeps_everything(read):
    catalog = read(
        entry(ONE, "One.", "# is this right?", "#, fuzzy, max-length:80", '#| msgid "前の文。"'),
        entry(TWO, "Two.", "# yes"),
    )

    po = merge(template(TWO, ONE), catalog, "en", hints=None)

    assert entries(po) == [
        f'# yes\nmsgid "{TWO}"\nmsgstr "Two."',
        f'# is this right?\n#, fuzzy, max-length:80\n#| msgid "前の文。"\nmsgid "{ONE}"\nmsgstr "One."',
    ]


def test_an_edited_unit_is_fuzzy_and_shows_what_was_translated(read):
    catalog = read(entry(ONE, "One.", "# is this right?"), entry(TWO, "Two."))
    edited = "米国はいつも同盟国を守ると約束している。"

    po = merge(template(edited, TWO), catalog, "en", hints=None)

    assert entries(po) == [
        f'# is this right?\n#, fuzzy\n#| msgid "{ONE}"\nmsgid "{edited}"\nmsgstr "One."',
        f'msgid "{TWO}"\nmsgstr "Two."',
    ]


def test_edited_twice_it_still_shows_what_was_translated(read):
    catalog = read(entry("米国はいつも同盟国を守ると約束した。", "One.", "#, fuzzy", f'#| msgid "{ONE}"'))

    po = merge(template("米国はいつも同盟国を守ると約束したのだ。"), catalog, "en", hints=None)

    assert (po[0].previous_msgid, po[0].msgstr, po[0].fuzzy) == (ONE, "One.", True)


CHANGED = ONE.replace("約束", "固く約束")
CHANGED_AGAIN = ONE.replace("約束", "固く誓約")


def after(read, catalog, *texts):
    """The catalog after these versions of the article, one after the other."""
    for text in texts:
        catalog = read(*dump(merge(template(text), catalog, "en", hints=None)).split("\x00"), header="")
    return catalog


def test_an_edit_that_is_taken_back_gives_the_translation_back(read):
    catalog = after(read, read(entry(ONE, "One.", "# is this right?")), CHANGED, ONE)

    assert entries(catalog.po) == [f'# is this right?\nmsgid "{ONE}"\nmsgstr "One."']


def test_two_edits_that_are_taken_back_give_the_translation_back(read):
    catalog = after(read, read(entry(ONE, "One.")), CHANGED, CHANGED_AGAIN, ONE)

    assert entries(catalog.po) == [f'msgid "{ONE}"\nmsgstr "One."']


def test_taken_back_in_other_widths_it_is_still_the_same_text(read):
    catalog = after(
        read, read(entry("核の傘(EDD)とは?", "What?")), "核の傘(EDD)とは何か?", "核の傘（EDD）とは？"
    )

    assert entries(catalog.po) == ['msgid "核の傘（EDD）とは？"\nmsgstr "What?"']


def test_half_of_an_edit_taken_back_stays_fuzzy(read):
    catalog = after(read, read(entry(ONE, "One.")), CHANGED, CHANGED_AGAIN, CHANGED)

    assert entries(catalog.po) == [f'#, fuzzy\n#| msgid "{ONE}"\nmsgid "{CHANGED}"\nmsgstr "One."']


def test_a_translation_that_nobody_had_confirmed_is_not_confirmed_by_an_edit_taken_back(read):
    catalog = after(read, read(entry(ONE, "One?", "#, fuzzy")), CHANGED, ONE)

    assert entries(catalog.po) == [f'#, fuzzy\nmsgid "{ONE}"\nmsgstr "One?"']


def test_a_translation_made_for_another_text_stays_fuzzy_when_an_edit_is_taken_back(read):
    catalog = after(read, read(entry(ONE, "One.", "#, fuzzy", f'#| msgid "{CHANGED_AGAIN}"')), CHANGED, ONE)

    assert entries(catalog.po) == [f'#, fuzzy\n#| msgid "{CHANGED_AGAIN}"\nmsgid "{ONE}"\nmsgstr "One."']


def test_a_text_that_returns_in_another_context_is_fuzzy(read):
    catalog = read(entry(CHANGED, "One.", "#, fuzzy", '#| msgctxt "a"', f'#| msgid "{ONE}"'))

    po = merge(template(ONE), catalog, "en", hints=None)

    assert (po[0].msgstr, po[0].fuzzy, po[0].previous_msgctxt) == ("One.", True, "a")


def test_a_text_that_returns_finds_its_translation_among_obsolete_ones(read):
    catalog = after(read, read(entry(ONE, "One.")), CHANGED, "新しい段落がここに入る。", ONE)

    assert entries(catalog.po) == [f'msgid "{ONE}"\nmsgstr "One."']


def test_a_text_that_returns_beside_the_changed_one_leaves_that_its_proposal(read):
    catalog = after(read, read(entry(ONE, "One.")), CHANGED)

    po = merge(template(CHANGED, ONE), catalog, "en", hints=None)

    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in po] == [
        (CHANGED, "One.", True),
        (ONE, "", False),
    ]


def test_a_new_unit_does_not_get_the_translation_of_another(read):
    catalog = read(entry(ONE, "One."), entry(TWO, "Two."))

    po = merge(template(THREE, TWO), catalog, "en", hints=None)

    assert entries(po) == [
        f'msgid "{THREE}"\nmsgstr ""',
        f'msgid "{TWO}"\nmsgstr "Two."',
        f'#~ msgid "{ONE}"\n#~ msgstr "One."',
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("核の傘とは?", "核の傘とは？"),
        ("拡大抑止（ＥＤＤ）は", "拡大抑止(EDD)は"),
        ("協議(EDD)は12月10日に", "協議 (EDD) は 12 月 10 日に"),
        ("ｶﾞｲﾄﾞﾗｲﾝ", "ガイドライン"),
        ("か\u3099いこう", "がいこう"),
        ("The  umbrella ", "The umbrella"),
        ("✅ 協議", "✅\ufe0f 協議"),
        ("10～12日", "10〜12日"),
    ],
)
def test_a_difference_without_meaning_leaves_the_translation_as_it_was(read, before, after):
    po = merge(template(after), read(entry(before, "Translated.")), "en", hints=None)

    assert entries(po) == [f'msgid "{after}"\nmsgstr "Translated."']


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("核弾頭は1 000発ある。", "核弾頭は1000発ある。"),
        ("核弾頭は10²発ある。", "核弾頭は102発ある。"),
        ("①核弾頭の数", "1核弾頭の数"),
        ("核弾頭は1000発ある。", "核弾頭は1100発ある。"),
        ("＊核＊の傘について", "*核*の傘について"),
        ("[核の傘]（https://example.jp）", "[核の傘](https://example.jp)"),
        ("！[核の傘](d.png)", "![核の傘](d.png)"),
        ("核の傘とは\\n何か", "核の傘とは何か"),
        ("the nuclear umbrella", "thenuclear umbrella"),
    ],
)
def test_a_difference_that_may_matter_is_fuzzy(read, before, after):
    po = merge(template(after), read(entry(before, "Translated.")), "en", hints=None)

    assert (po[0].msgid, po[0].msgstr, po[0].fuzzy) == (after, "Translated.", True)


def test_each_edited_unit_gets_its_own_translation_back(read):
    years = [f"{year}年に開かれた第{year - 2009}回の協議" for year in range(2010, 2020)]
    catalog = read(*(entry(text, f"T{at}") for at, text in enumerate(years)))

    po = merge(template(*(text + "の記録" for text in years)), catalog, "en", hints=None)

    assert [entry.msgstr for entry in po] == [f"T{at}" for at in range(10)]
    assert all(entry.fuzzy for entry in po)


def test_the_most_similar_pair_comes_first_whatever_the_order(read):
    catalog = read(entry("政府は協議を開いた。", "Held talks."))

    po = merge(
        template("政府は会議を開いて終えた。", "政府は協議を開いた。だが", TWO), catalog, "en", hints=None
    )

    assert [entry.msgstr for entry in po] == ["", "Held talks.", ""]


def test_the_pairs_that_fit_best_together_win_over_the_one_that_fits_best_alone(read):
    catalog = read(
        entry("政府は日米協議を毎年開いている。", "Talks are held."),
        entry("政府は日米協議を来年も開く。", "Talks next year."),
    )

    po = merge(
        template("政府は日米協議を毎年秋に開いている。", "政府は日米協議を来年も開いている。"),
        catalog,
        "en",
        hints=None,
    )

    assert [entry.msgstr for entry in po] == ["Talks are held.", "Talks next year."]


def test_both_halves_of_a_split_paragraph_find_its_translation(read):
    first, second = "専門家は毎年の協議で条件を確かめている。", "その議事録は公開されていない。"
    catalog = read(entry(ONE, "One."), entry(first + second, "Experts. Minutes."), entry(TWO, "Two."))

    po = merge(template(ONE, first, second, TWO), catalog, "en", hints=None)

    assert [(entry.msgstr, entry.fuzzy) for entry in po] == [
        ("One.", False),
        ("Experts. Minutes.", True),
        ("Experts. Minutes.", True),
        ("Two.", False),
    ]
    assert po[2].previous_msgid == first + second


def test_two_paragraphs_that_were_joined_keep_the_translation_of_the_longer_and_lose_none(read):
    first, second = "専門家は毎年の協議で条件を確かめている。", "議事録は公開されていない。"
    catalog = read(entry(first, "Experts."), entry(second, "Minutes."))

    po = merge(template(first + second), catalog, "en", hints=None)

    assert [(entry.msgstr, entry.fuzzy, bool(entry.obsolete)) for entry in po] == [
        ("Experts.", True, False),
        ("Minutes.", False, True),
    ]


def test_a_paragraph_with_much_added_in_its_place_keeps_its_translation(read):
    added = "右辺は、核の傘の有無と抑止の確かさとの関係を表すモデルであり、変数に値を入れれば答えが得られる。"
    catalog = read(entry(TWO, "Two."), entry(ONE, "One."), entry(THREE, "Three."))

    po = merge(template(TWO, ONE + added, THREE), catalog, "en", hints=None)

    assert (po[1].msgstr, po[1].fuzzy) == ("One.", True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![仕組み](umbrella/d.png)", "![仕組み](https://example.jp/content/main/articles/umbrella/d.png)"),
        (
            "図は[発表](https://example.jp/a)による",
            "図は[発表](https://www.example.org/2024/12/b.html)による",
        ),
    ],
)
def test_a_link_that_leads_elsewhere_keeps_the_translation_as_fuzzy(read, before, after):
    po = merge(template(after, TWO), read(entry(before, "T"), entry(TWO, "Two.")), "en", hints=None)

    assert (po[0].msgstr, po[0].fuzzy) == ("T", True)


def test_images_with_one_text_are_told_apart_by_their_addresses(read):
    catalog = read(*(entry(f"![図](old/{name}.png)", name) for name in ("alpha", "beta", "gamma")))

    po = merge(
        template(*(f"![図](/images/2024/{name}.png)" for name in ("gamma", "alpha", "beta"))),
        catalog,
        "en",
        hints=None,
    )

    assert [entry.msgstr for entry in po] == ["gamma", "alpha", "beta"]


def test_a_long_word_in_common_makes_no_version_of_another_heading(read):
    catalog = read(entry(ONE, "One."), entry("Publicationにメンバーを招待", "Invite"), entry(TWO, "Two."))

    po = merge(template(ONE, TWO, "Publicationのプラン"), catalog, "en", hints=None)

    assert po[2].msgstr == ""


def test_among_equals_the_neighbours_decide(read):
    catalog = read(
        entry(ONE, "One."),
        entry("表の値は3", "first"),
        entry(TWO, "Two."),
        entry("表の値は5", "second"),
        entry(THREE, "Three."),
    )

    po = merge(template(ONE, TWO, "表の値は4", THREE), catalog, "en", hints=None)

    assert po[2].msgstr == "second"


def test_a_text_that_occurs_elsewhere_keeps_its_translation(read):
    catalog = read(entry(ONE, "One."))

    po = merge(template(ONE, ONE.replace("約束", "固く約束")), catalog, "en", hints=None)

    assert entries(po)[0] == f'msgid "{ONE}"\nmsgstr "One."'


def test_what_is_gone_becomes_obsolete_if_it_was_translated(read):
    catalog = read(
        entry(ONE, "One.", "# good", "#. paragraph", "#: a.md:1", "#, fuzzy", '#| msgid "前の文。"'),
        entry(THREE, ""),
        entry(TWO, "Two."),
    )

    po = merge(template(TWO), catalog, "en", hints=None)

    assert dump(po).split("\n\n")[2:] == [
        f'# good\n#, fuzzy\n#~| msgid "前の文。"\n#~ msgid "{ONE}"\n#~ msgstr "One."\n'
    ]


def test_obsolete_entries_stay_in_order_and_come_back_when_the_text_returns(read):
    catalog = read(
        entry(THREE, "Three."),
        f'# kept\n#~ msgid "{ONE}"\n#~ msgstr "One."\n',
        f'#~ msgid "{TWO}"\n#~ msgstr "Two."\n',
    )

    gone = merge(template("新しい段落がここに入る。"), catalog, "en", hints=None)
    back = merge(template(ONE), catalog, "en", hints=None)

    assert [entry.msgstr for entry in gone] == ["", "One.", "Two.", "Three."]
    assert entries(back)[0] == f'# kept\nmsgid "{ONE}"\nmsgstr "One."'
    assert [entry.msgstr for entry in back] == ["One.", "Two.", "Three."]


def test_an_edited_text_finds_its_translation_among_obsolete_ones(read):
    catalog = read(f'#~ msgid "{ONE}"\n#~ msgstr "One."\n')

    po = merge(template(ONE.replace("守る", "必ず守る")), catalog, "en", hints=None)

    assert (po[0].msgstr, po[0].fuzzy, po[0].previous_msgid, len(po)) == ("One.", True, ONE, 1)


def test_a_translation_in_use_wins_over_an_obsolete_one_of_the_same_text(read):
    catalog = read(entry(ONE, "New."), f'#~ msgid "{ONE}"\n#~ msgstr "Old."\n')

    assert [entry.msgstr for entry in merge(template(ONE), catalog, "en", hints=None)] == ["New."]


def test_an_obsolete_translation_fills_an_entry_that_has_none(read):
    catalog = read(entry(ONE, ""), f'#~ msgid "{ONE}"\n#~ msgstr "Old."\n')

    assert [entry.msgstr for entry in merge(template(ONE), catalog, "en", hints=None)] == ["Old."]


def test_one_text_in_several_contexts(read):
    catalog = read(entry("核", "nuclear"), 'msgctxt "名詞"\n' + entry("核", "nucleus"))

    po = merge(template("核", ("名詞", "核"), ("動詞", "核")), catalog, "en", hints=None)

    assert [(entry.msgctxt, entry.msgstr, entry.fuzzy) for entry in po] == [
        (None, "nuclear", False),
        ("名詞", "nucleus", False),
        ("動詞", "nuclear", True),
    ]


def test_a_changed_context_is_shown(read):
    catalog = read('msgctxt "a"\n' + entry(ONE, "One."))

    po = merge(template(("b", ONE)), catalog, "en", hints=None)

    assert entries(po) == [
        f'#, fuzzy\n#| msgctxt "a"\n#| msgid "{ONE}"\nmsgctxt "b"\nmsgid "{ONE}"\nmsgstr "One."'
    ]


def test_plural_entries_of_other_tools_become_obsolete(read):
    catalog = read('msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "F"\nmsgstr[1] "Fs"\n')

    po = merge(template(ONE), catalog, "en", hints=None)

    assert entries(po)[1] == (
        '#~ msgid "%d file"\n#~ msgid_plural "%d files"\n#~ msgstr[0] "F"\n#~ msgstr[1] "Fs"'
    )


def test_the_header_keeps_what_others_wrote_into_it(read):
    po = merge(template(ONE), read(entry(ONE, "One.")), "en", hints=None)

    header = dump(po).split("\n\n")[0]
    assert '"PO-Revision-Date: 2024-12-17 10:00+0900\\n"' in header
    assert '"Last-Translator: Taro Yamada <taro@example.jp>\\n"' in header
    assert '"X-Generator: Poedit 3.4\\n"' in header
    assert '"POT-Creation-Date: 2024-12-20 09:30+0000\\n"' in header
    assert '"MIME-Version: 1.0\\n"' in header


def test_the_date_of_the_template_is_taken_over_only_with_a_change(read):
    catalog = read(
        *dump(merge(template(ONE), read(entry(ONE, "One.")), "en", hints=None)).split("\x00"), header=""
    )
    later = template(ONE, created=datetime(2030, 1, 1, tzinfo=UTC))

    assert dump(merge(later, catalog, "en", hints=None)) == catalog.text


@pytest.mark.parametrize(
    ("language", "named", "kept"),
    [
        ("en", "en_GB", "en_GB"),
        ("zh_Hans", "zh_CN", "zh_CN"),
        ("zh_Hans", "zh_TW", "zh_Hans"),
        ("ko", "en", "ko"),
        ("ko", "", "ko"),
        ("pt_BR", "pt", "pt_BR"),
    ],
)
def test_the_language_is_the_catalogs_or_more_precise(read, language, named, kept):
    catalog = read(entry(ONE, "One."), header=HEADER.replace("Language: en", f"Language: {named}"))

    assert merge(template(ONE), catalog, language, hints=None).metadata["Language"] == kept


def test_a_catalog_in_another_charset_becomes_utf8(tmp_path):
    path = tmp_path / "a.po"
    content = HEADER.replace("UTF-8", "EUC-JP") + entry(ONE, "一つ")
    path.write_bytes(content.encode("euc-jp"))

    po = merge(template(ONE), read_catalog(path, path), "en", hints=None)

    assert po.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert po[0].msgstr == "一つ"


def test_nothing_given_is_changed(read):
    catalog = read(entry(ONE, "One."), f'#~ msgid "{TWO}"\n#~ msgstr "Two."\n')
    before, new = dump(catalog.po), template(ONE + TWO)
    text = dump(new)

    merge(new, catalog, "en", hints=lambda _: ["hint"])

    assert (dump(catalog.po), dump(new)) == (before, text)


@pytest.mark.slow
def test_an_article_that_was_wholly_rewritten_takes_no_longer_than_a_sip_of_tea(read):
    chance = random.Random(1)
    words = [
        "米国は",
        "核の傘",
        "同盟国を",
        "守る",
        "協議",
        "約束",
        "専門家",
        "条約",
        "省庁",
        "でした",
        "もの",
        "です",
    ]

    def texts(count):
        return ["".join(chance.choices(words, k=40)) + f"{chance.random()}" for _ in range(count)]

    catalog = read(*(entry(text, "T") for text in texts(3000)))
    new = template(*texts(3000))
    start = time.process_time()

    merge(new, catalog, "en", hints=None)

    assert time.process_time() - start < 8


def test_in_a_large_catalog_each_edited_unit_finds_its_own_translation(read):
    texts = [
        f"第{number}条 締約国は{number * 7919 % 10007}号の施設について{number * 31 % 997}日以内に申告する。"
        for number in range(1200)
    ]
    catalog = read(*(entry(text, f"T{number}") for number, text in enumerate(texts)))

    po = merge(template(*(text.replace("施設", "核施設") for text in texts)), catalog, "en", hints=None)

    assert [entry.msgstr for entry in po] == [f"T{number}" for number in range(1200)]
