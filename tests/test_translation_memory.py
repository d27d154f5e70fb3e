"""What was translated before comes back: in catalogs at ``update``, and by ``pipeline tm``."""

import json
import re
from datetime import UTC, datetime
from pathlib import PurePath

import polib
import pytest

from pipeline.diagnostics import InputError
from pipeline.memory import Kind, Memory, Remembered
from pipeline.memory.suggestions import forget, is_suggested, suggest
from pipeline.memory.tmx_files import languages_in, remembered_in
from pipeline.project import find_project
from pipeline.translation.catalogs import update
from pipeline.translation.memories import import_memory, search_memory

TALKS = "日米は**「拡大抑止」**について協議した。"
TALKS_TOO = "日米は**「核抑止」**について協議した。"
TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="JA-JP" creationtool="X"/><body>
<tu changedate="20240101T000000Z"><tuv xml:lang="JA-JP"><seg>核の<bpt i="1">{\\b</bpt>傘<ept i="1">}</ept></seg></tuv>
<tuv xml:lang="EN-US"><seg>the umbrella</seg></tuv></tu>
<tu><tuv xml:lang="JA-JP"><seg>傘</seg></tuv><tuv xml:lang="FR"><seg>parapluie</seg></tuv></tu>
</body></tmx>
"""


def catalog(*pairs, fuzzy=()):
    po = polib.POFile(encoding="utf-8")
    for source, target in pairs:
        po.append(polib.POEntry(msgid=source, msgstr=target, flags=["fuzzy"] if source in fuzzy else []))
    return po


def remembered(source, target, origin="a", *, kind=Kind.IN_USE, context=None, changed=""):
    return Remembered(source, target, context, origin, kind, changed)


def updated(project, *languages):
    found = find_project(project.root)
    return update(found, found.articles(), languages or ("en",))


def test_a_text_that_another_article_has_gets_its_translation_as_fuzzy(project):
    project.article("a", f"{TALKS}\n")
    project.translate("en", {TALKS: "They discussed it."})
    project.article("b", f"{TALKS}\n")

    updated(project)

    (entry,) = project.catalog("en", "b")
    assert (entry.fuzzy, entry.msgstr, entry.comment) == (
        True,
        "They discussed it.",
        "paragraph\nmemory 100%: a",
    )
    assert "memory" not in project.read("locale/b.pot")


def test_a_similar_text_is_shown_in_a_comment_that_goes_when_the_text_is_translated(project):
    project.article("a", f"{TALKS}\n")
    project.translate("en", {TALKS: "They discussed it."})
    project.article("b", f"{TALKS_TOO}\n")
    updated(project)
    (entry,) = project.catalog("en", "b")
    assert entry.comment.splitlines()[1].endswith(f"%: a: {TALKS} → They discussed it.")

    project.translate("en", {TALKS_TOO: "They discussed deterrence."})
    updated(project)

    (entry,) = project.catalog("en", "b")
    assert entry.comment == "paragraph"


def test_another_update_changes_nothing(project):
    project.article("a", f"{TALKS}\n\n別の話である。\n")
    project.translate("en", {TALKS: "They discussed it."})
    project.article("b", f"{TALKS}\n\n{TALKS_TOO}\n")
    updated(project)
    before = project.snapshot()

    updated(project)

    assert project.snapshot() == before


def test_a_suggestion_gives_way_to_an_adopted_translation(project):
    project.article("a", f"{TALKS}\n")
    project.translate("en", {TALKS: "They discussed it."})
    project.article("b", f"{TALKS}\n")
    project.write("old.md", "They held talks on it.\n")

    project.ok("adopt", "--lang", "en", "b", "old.md")

    (entry,) = project.catalog("en", "b")
    assert (entry.msgstr, entry.comment) == ("They held talks on it.", "paragraph")


def test_fuzzy_translations_feed_nothing(project):
    project.article("a", f"{TALKS}\n")
    project.translate("en", {TALKS: "Unsure."}, fuzzy=True)
    project.article("b", f"{TALKS}\n")

    updated(project)

    (entry,) = project.catalog("en", "b")
    assert (entry.msgstr, entry.comment) == ("", "paragraph")


def test_what_a_translator_changed_in_a_suggestion_stays():
    po = catalog((TALKS, "My own."), fuzzy=(TALKS,))
    po[0].comment = "paragraph"

    suggest({"b": po}, Memory.of([remembered(TALKS, "They discussed it.")]))

    assert (po[0].msgstr, po[0].comment) == ("My own.", "paragraph")


def test_a_changed_text_keeps_its_own_translation():
    po = catalog((TALKS, "Old."), fuzzy=(TALKS,))
    po[0].previous_msgid = TALKS_TOO

    suggest({"b": po}, Memory.of([remembered(TALKS, "They discussed it.")]))

    assert (po[0].msgstr, po[0].comment) == ("Old.", "")


def test_translators_comments_are_left_alone_and_suggestions_can_be_told():
    po = catalog((TALKS, ""))
    po[0].tcomment, po[0].comment = "memory 100%: mine", "paragraph"
    suggest({"b": po}, Memory.of([remembered(TALKS, "They discussed it.")]))
    assert is_suggested(po[0])

    forget(po[0])

    assert (po[0].tcomment, po[0].comment) == ("memory 100%: mine", "paragraph")
    assert not is_suggested(po[0])


@pytest.mark.parametrize(
    ("translations", "best"),
    [
        ([remembered("核", "b", "b"), remembered("核", "own", "article")], "own"),
        ([remembered("核", "x", "a"), remembered("核", "here", "b", context="題")], "here"),
        ([remembered("核", "old", "a", kind=Kind.OBSOLETE), remembered("核", "used", "b")], "used"),
        ([remembered("核", "tmx", "a.tmx", kind=Kind.TMX), remembered("核", "used", "b")], "used"),
        (
            [remembered("核", "rare", "a"), remembered("核", "often", "b"), remembered("核", "often", "c")],
            "often",
        ),
        ([remembered("核", "old", "a", changed="2023"), remembered("核", "new", "b", changed="2024")], "new"),
        ([remembered("核", "B", "b"), remembered("核", "A", "a")], "A"),
    ],
)
def test_which_of_two_translations_is_preferred(translations, best):
    for order in (translations, translations[::-1]):
        found = Memory.of(order).exact(("題", "核"), "article")
        assert found is not None
        assert found.target == best


def test_at_most_three_similar_texts_are_shown_the_best_first_each_wording_once():
    sources = [
        f"日米は**「拡大抑止」**について{place}で協議した。"
        for place in ("東京", "大阪", "京都", "名古屋", "札幌")
    ]
    memory = Memory.of(
        [
            *(remembered(one, f"In {one[-8]}") for one in sources),
            remembered(TALKS, "Talks"),
            remembered(TALKS, "Talks", "b"),
        ]
    )

    found = memory.similar(TALKS_TOO, memory.near([TALKS_TOO]))

    assert len(found) == 3
    assert (found[0].found.target, found[0].found.origin) == ("Talks", "a")
    assert sorted((one.percent for one in found), reverse=True) == [one.percent for one in found]


def test_long_texts_and_line_breaks_stay_on_one_short_line():
    po = catalog((TALKS_TOO, ""))

    suggest({"b": po}, Memory.of([remembered(TALKS, "first\nsecond " + "long " * 200)]))

    (line,) = po[0].comment.splitlines()
    assert "→ first⏎second long" in line
    assert line.endswith("…")
    assert len(line) < 600


def test_a_memory_of_another_tool_is_read_without_its_codes():
    found = list(remembered_in(TMX.encode(), PurePath("x.tmx"), "ja", "en", ["en", "ar"]))

    assert found == [Remembered("核の傘", "the umbrella", None, "x.tmx", Kind.TMX, "20240101000000")]
    assert languages_in(TMX.encode(), PurePath("x.tmx"), ["ja", "en", "ar"]) == {"ja": 2, "en": 1, "ar": 0}


def test_tm_import_copies_a_checked_file_into_the_project(project):
    project.article("a", "核の傘\n")
    project.write("agency.tmx", TMX)

    assert project.ok("tm", "import", "agency.tmx") == "locale/tm/agency.tmx (en 1)\n"
    updated(project)

    (entry,) = project.catalog("en", "a")
    assert (entry.msgstr, entry.fuzzy, entry.comment) == (
        "the umbrella",
        True,
        "paragraph\nmemory 100%: agency.tmx",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "<tmx/>",
            "x.tmx:1:1: it has no translations between the project's languages (ja and en, zh_Hans, ar)",
        ),
        ("<tmx>", "x.tmx:1:6: not well-formed XML"),
        (
            TMX.replace("<body>", "<body> "),
            "locale/tm/x.tmx:1:1: another memory of this name is there already",
        ),
    ],
)
def test_tm_import_refuses_what_is_no_memory_of_the_project(project, content, message):
    project.write("x.tmx", content)
    project.write("locale/tm/x.tmx", TMX)
    before = project.snapshot()

    with pytest.raises(InputError) as caught:
        import_memory(find_project(project.root), project.root / "x.tmx")

    assert str(caught.value).startswith(message)
    assert project.snapshot() == before


def test_a_broken_memory_stops_the_update_before_anything_is_written(project):
    project.article("a", "核の傘\n")
    project.write("locale/tm/x.tmx", TMX[:200])
    before = project.snapshot()

    with pytest.raises(InputError, match=r"locale/tm/x.tmx:\d+:\d+: not well-formed"):
        updated(project)

    assert project.snapshot() == before


def test_tm_search_shows_translations_the_best_first(project):
    project.article("a", f"{TALKS}\n")
    project.translate("en", {TALKS: "They discussed it."})

    assert project.ok("tm", "search", TALKS, "--lang", "en") == f"100% a: {TALKS} → They discussed it.\n"
    assert json.loads(project.ok("tm", "search", TALKS_TOO, "--lang", "en", "--format", "json"))[0] == {
        "percent": search_memory(find_project(project.root), TALKS_TOO, "en")[0].percent,
        "source": TALKS,
        "translation": "They discussed it.",
        "origin": "a",
    }


def test_tm_export_has_the_confirmed_translations_alone(project):
    project.article("a", f"{TALKS}\n\n別の話である。\n")
    project.translate("en", {TALKS: "They discussed it."})

    assert project.ok("tm", "export", "--lang", "en") == "memory.en.tmx (1 translation)\n"

    data = (project.root / "memory.en.tmx").read_bytes()
    assert [one.target for one in remembered_in(data, PurePath("m"), "ja", "en", ["en"])] == [
        "They discussed it."
    ]


def test_msgcat_leaves_suggestions_as_they_are(project):
    import shutil
    import subprocess

    if shutil.which("msgcat") is None:
        pytest.skip("gettext is not installed")
    project.article("a", f"{TALKS}\n")
    project.translate("en", {TALKS: "They discussed it."})
    project.article("b", f"{TALKS}\n\n{TALKS_TOO}\n")
    updated(project)

    path = project.catalog_path("en", "b")
    assert subprocess.run(["msgcat", path], capture_output=True, check=True).stdout == path.read_bytes()


def test_fifty_thousand_translations_are_searched_in_seconds():
    memory = Memory.of(
        remembered(f"第{n}回の協議は{n % 28 + 1}日に東京で開かれた。議題は{n}だった。", f"{n}")
        for n in range(50_000)
    )
    wanted = [
        f"第{n}回の協議は{n % 27 + 1}日に大阪で開かれた。議題は{n}だった。" for n in range(0, 50_000, 1000)
    ]

    started = datetime.now(UTC)
    near = memory.near(wanted)
    found = [memory.similar(text, near) for text in wanted]

    assert all(len(one) == 3 for one in found)
    assert (datetime.now(UTC) - started).total_seconds() < 60


def test_a_search_that_finds_nothing_says_so(project):
    project.article("a", "核の傘\n")

    done = project.run("tm", "search", "XYZZY", "--lang", "en")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing found in en\n")


def test_a_search_tells_of_a_catalog_that_cannot_be_read(project):
    project.article("a", "核の傘\n")
    project.write("locale/en/LC_MESSAGES/a.po", "oops\n")

    done = project.run("tm", "search", "核の傘", "--lang", "en")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("locale/en/LC_MESSAGES/a.po:1:1: ")


def test_a_fuzzy_entry_whose_translation_was_removed_gets_a_suggestion_once(project):
    project.article("a", f"{TALKS}\n")
    project.translate("en", {TALKS: "They discussed it."})
    project.article("b", f"{TALKS}\n")
    project.ok("update", "--lang", "en")
    path = project.catalog_path("en", "b")
    text = path.read_text(encoding="utf-8")
    text = text.replace("#, fuzzy\n", '#, fuzzy\n#| msgid "前の文。"\n').replace("They discussed it.", "")
    path.write_text(text.replace("#. memory 100%: a\n", ""), encoding="utf-8")

    updated(project)
    before = project.snapshot()
    updated(project)

    (entry,) = project.catalog("en", "b")
    assert (entry.flags, entry.previous_msgid, entry.msgstr) == (["fuzzy"], None, "They discussed it.")
    assert entry.comment == "paragraph\nmemory 100%: a"
    assert project.snapshot() == before


def test_a_suggestion_in_a_catalog_older_than_its_template_comes_with_the_templates_date(project):
    project.article("a", f"{TALKS}\n")
    project.article("b", f"{TALKS}\n")
    updated(project)
    path = project.catalog_path("en", "b")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"(POT-Creation-Date: )[^\\]*", r"\g<1>2001-01-01 00:00+0000", text), encoding="utf-8"
    )
    project.write("locale/tm/x.tmx", TMX.replace("<seg>傘</seg>", f"<seg>{TALKS}</seg>").replace("FR", "EN"))

    updated(project)
    before = project.snapshot()
    updated(project)

    assert project.snapshot() == before
