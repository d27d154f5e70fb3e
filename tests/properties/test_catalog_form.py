"""Law: what a program saved in its own form stays in that form, as far as it does not change."""

import io
from copy import deepcopy
from pathlib import PurePath

import polib
from babel.messages import pofile
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog import dump, merge, read_catalog, rewrite
from pipeline.catalog.entries import state_of
from pipeline.catalog.grammar import read_entries

WORDS = [
    *[
        "米国は",
        "核の傘",
        "同盟国を",
        "守る",
        "協議",
        "。",
        "、",
        "EDD",
        "“umbrella”",
        "the",
        "umbrella",
        "of",
        "treaties",
        "2024年",
    ],
    *["\\", '"', "", "\t", "[発表](https://a.jp/b)"],
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join).filter(str.strip)
LINES = st.lists(st.sampled_from(WORDS[:6]), min_size=1, max_size=5).map(" ".join)


@st.composite
def entries(draw):
    msgstr = draw(st.just("") | TEXTS)
    return polib.POEntry(
        msgid=draw(TEXTS),
        msgstr=msgstr,
        msgctxt=draw(st.none() | st.just("見出し")),
        tcomment=draw(st.just("") | LINES),
        comment=draw(st.just("") | LINES),
        occurrences=[
            ("source/ja/a.md", str(line))
            for line in draw(st.lists(st.integers(1, 999), max_size=9, unique=True))
        ],
        flags=["fuzzy"] if msgstr and draw(st.booleans()) else [],
        previous_msgid=draw(st.none() | TEXTS) if msgstr else None,
        obsolete=bool(msgstr) and draw(st.sampled_from([False, False, True])),
    )


CATALOGS = st.lists(entries(), min_size=1, max_size=6, unique_by=lambda entry: (entry.msgctxt, entry.msgid))


def as_polib(po, width):
    po.wrapwidth = width
    return f"{po}\n"


def as_babel(po, width):
    file = io.BytesIO()
    pofile.write_po(file, pofile.read_po(io.BytesIO(dump(po).encode())), width=width, include_previous=True)
    return file.getvalue().decode()


def by_hand(po, ends):
    """As somebody types it in a text editor: unbroken, blank lines at will, comments without a space."""
    blocks = (
        as_polib(po, 10_000).replace('\nmsgid ""\nmsgstr ""', '\nmsgid   ""\nmsgstr\t""').replace("#. ", "#.")
    )
    return (blocks.replace("\n\n", "\n\n\n").rstrip("\n")).replace("\n", ends)


FORMS = st.one_of(
    st.tuples(st.just(as_polib), st.sampled_from([0, 78, 79, 10_000])),
    st.tuples(st.just(as_babel), st.sampled_from([0, 76, 80])),
    st.tuples(st.just(by_hand), st.sampled_from(["\n", "\r\n"])),
)


@settings(max_examples=150, deadline=None)
@given(before=CATALOGS, form=FORMS, changed=st.data())
def test_what_does_not_change_stays_as_it_was_found(before, form, changed, tmp_path_factory):
    write, how = form
    po = polib.POFile(check_for_duplicates=False)
    po.metadata = {
        "Project-Id-Version": "核の傘",
        "Language": "en",
        "Content-Type": "text/plain; charset=utf-8",
    }
    po.extend(before)
    path = tmp_path_factory.getbasetemp() / "a.po"
    path.write_bytes(write(po, how).encode())
    old = read_catalog(path, PurePath("a.po"))
    template = polib.POFile(check_for_duplicates=False)
    for entry in deepcopy(old.po):
        if not entry.obsolete:
            entry.msgstr, entry.flags, entry.tcomment, entry.previous_msgid = "", [], "", None
            entry.msgid += changed.draw(st.sampled_from(["", "", "", "追記"]))
            template.append(entry)
    merged = merge(template, old, "en", hints=None)

    text = rewrite(merged, old)

    path.write_bytes(text.encode())
    new = read_catalog(path, PurePath("a.po"))
    assert sorted(map(repr, map(state_of, new.po))) == sorted(map(repr, map(state_of, merged)))
    assert new.po.metadata == merged.metadata
    assert rewrite(merge(template, new, "en", hints=None), new) == text
    kept = {state_of(entry) for entry in merged}
    lines = old.text.splitlines()
    for draft in read_entries(old.text, old.shown)[0]:
        if state_of(draft.entry) in kept:
            place = draft.lines
            assert "\n".join(lines[place.first - 1 : place.last]) in "\n".join(text.splitlines())
