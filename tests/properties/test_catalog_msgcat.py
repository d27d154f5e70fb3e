"""Law: GNU msgcat changes no catalog that we wrote, and we read back what we wrote."""

import shutil
import subprocess
from pathlib import PurePath

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.catalog import dump, read_catalog

pytestmark = pytest.mark.skipif(not shutil.which("msgcat"), reason="needs GNU gettext")

WORDS = r"""
米国 核の傘 「 」 『 』 、 。 （ ） ( ) [ ] ： ？ ! ? ー っ 々 ・ 〜 … — – - ‐ / % ％ $ ¥ № ° “ ” ’ « » ① ⇒ →
✅ 💡
👨‍👩‍👧 🇯🇵 ** * ` ``` _ ~ | # < > <br> &amp; {x} %s EDD word 2024年 12月10日 1,000 3.5 e.g. U.S. [^1] \ "
https://example.jp/a-b/c?d=e&f=1#g_h%20i [発表](https://example.jp/a) ![図](d.png) 43445日本 ﾊﾝｶｸ Ｆｕｌｌ
한국어 문장은 中文，标点； العربية، ١٢؟ עברית ไทย हिन्दी é
"""
PIECES = st.sampled_from([*WORDS.split(), "e\u0301", "\u3000", "\u00a0", "\u200b", "\u2060"])
TEXTS = st.lists(PIECES | st.sampled_from([" ", " ", "  ", "\n", "\t"]), min_size=1, max_size=60).map("".join)
LINES = st.lists(PIECES | st.just(" "), max_size=30).map("".join).map(str.strip)
NAMES = st.sampled_from(["source/ja/a.md", "source/ja/シリーズ/核の傘.md", "b.md"])


@st.composite
def entries(draw: st.DrawFn) -> polib.POEntry:
    msgstr = draw(st.just("") | TEXTS)
    plural = draw(st.booleans()) and draw(st.booleans())
    obsolete = draw(st.booleans()) and bool(msgstr)
    previous = draw(st.none() | TEXTS)
    return polib.POEntry(
        msgctxt=draw(st.none() | TEXTS),
        msgid=draw(TEXTS),
        msgid_plural=draw(TEXTS) if plural else "",
        msgstr="" if plural else msgstr,
        msgstr_plural={0: msgstr, 1: draw(TEXTS)} if plural else {},
        obsolete=obsolete,
        previous_msgctxt=None if previous is None else draw(st.none() | TEXTS),
        previous_msgid=previous,
        tcomment="\n".join(draw(st.lists(LINES.filter(bool), max_size=2))),
        comment="\n".join(draw(st.lists(LINES.filter(bool), max_size=3))),
        occurrences=draw(st.lists(st.tuples(NAMES, st.integers(1, 9999).map(str)), max_size=8, unique=True)),
        flags=[flag for flag in ("fuzzy", "no-wrap") if (msgstr or flag != "fuzzy") and draw(st.booleans())],
    )


@st.composite
def catalogs(draw: st.DrawFn) -> polib.POFile:
    po = polib.POFile()
    po.metadata = {
        "Project-Id-Version": draw(LINES),
        "Language": "en",
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    po.header = "\n".join(draw(st.lists(LINES.filter(bool), max_size=2)))
    po.extend(
        draw(
            st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: (entry.msgctxt, entry.msgid))
        )
    )
    return po


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(catalogs())
def test_msgcat_changes_no_catalog(po):
    text = dump(po)

    done = subprocess.run(["msgcat", "-"], input=text.encode(), capture_output=True)

    assert done.stderr.decode() == ""
    assert done.stdout.decode() == text


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(po=catalogs())
def test_reading_what_was_written_gives_it_again(po, tmp_path_factory):
    path = tmp_path_factory.mktemp("catalog") / "a.po"
    path.write_text(dump(po), encoding="utf-8", newline="")

    assert dump(read_catalog(path, PurePath("a.po")).po) == dump(po)
