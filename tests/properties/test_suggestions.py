"""For any catalogs: what the memory suggests for them, it suggests once, and a second time changes nothing."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path, PurePath

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Span, Unit, UnitKind
from pipeline.catalog import dump, make_template, read_catalog
from pipeline.project import find_project
from pipeline.translation.merging import Merged
from pipeline.translation.remembering import with_suggestions
from pipeline.workspace.problems import Problems

CONFIGURATION = 'title = "t"\nbase_url = "https://example.org"\nlanguages = ["en"]\n'
OLD = "2001-01-01 00:00+0000"
TEXTS = ("核の傘とは何か。", "核の傘とは何だろうか。", "日米は協議した。", "日米は東京で協議した。")
ENTRIES = st.fixed_dictionaries(
    {
        "msgid": st.sampled_from(TEXTS),
        "msgctxt": st.sampled_from([None, None, "題"]),
        "msgstr": st.sampled_from(["", "", "What it is.", "They talked."]),
        "flags": st.sampled_from([[], ["fuzzy"]]),
        "previous_msgid": st.sampled_from([None, "前の文。"]),
        "previous_msgctxt": st.sampled_from([None, "前"]),
        "comment": st.sampled_from(["", "paragraph", "memory 100%: a", "memory 70%: b: 核 → x"]),
    }
)
CATALOGS = st.lists(ENTRIES, max_size=5, unique_by=lambda entry: (entry["msgctxt"], entry["msgid"]))


def template(entries, article):
    units = [
        Unit(one["msgid"], UnitKind.PARAGRAPH, (Span(0, 1),), line, context=one["msgctxt"])
        for line, one in enumerate(entries, 1)
    ]
    created = datetime(2024, 12, 16, tzinfo=UTC)
    return make_template(
        units, PurePath(f"{article}.md"), title="核", hints=None, created=created, previous=None
    )


def no_hints(_language):
    return lambda _key: ()


def catalog(entries):
    po = polib.POFile(encoding="utf-8")
    po.metadata = {
        "Language": "en",
        "Content-Type": "text/plain; charset=UTF-8",
        "POT-Creation-Date": OLD,
    }
    for entry in entries:
        po.append(polib.POEntry(**entry))
    return po


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({"a": CATALOGS, "b": CATALOGS}), st.booleans())
def test_suggesting_twice_is_suggesting_once(catalogs, is_merged_before):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pipeline.toml").write_text(CONFIGURATION)
        project = find_project(Path(folder))
        paths = {article: project.catalog_path("en", article) for article in catalogs}
        paths["a"].parent.mkdir(parents=True)
        for article, entries in catalogs.items():
            paths[article].write_text(dump(catalog(entries)), encoding="utf-8")

        def merged():
            return [
                Merged.of(
                    ("en", article),
                    template(entries, article),
                    no_hints,
                    before=read_catalog(paths[article], paths[article]),
                )
                for article, entries in catalogs.items()
            ]

        def update():
            texts = {one.key[1]: one.text for one in with_suggestions(project, merged(), Problems())}
            for article, text in texts.items():
                paths[article].write_text(text, encoding="utf-8")
            return texts

        if is_merged_before:
            for one in merged():
                one.po.metadata["POT-Creation-Date"] = OLD
                paths[one.key[1]].write_text(dump(one.po), encoding="utf-8")

        assert update() == update()
