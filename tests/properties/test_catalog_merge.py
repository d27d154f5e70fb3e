"""Laws of merging: it is done after one time, loses no translation, and publishes none of an edited text."""

from datetime import UTC, datetime
from pathlib import PurePath

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Span, Unit, UnitKind
from pipeline.catalog import Catalog, dump, make_template, merge, read_catalog

WORDS = "米国は 核の傘 同盟国を 守る 協議 。 、 EDD ？ ? 2024年 12月 （ ( 約束 し た もの です"
TEXTS = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=8).map("".join)
ARTICLES = st.lists(st.tuples(st.sampled_from([None, None, None, "", "見出し"]), TEXTS), max_size=8)


def template(article):
    units = [
        Unit(text, UnitKind.PARAGRAPH, (Span(0, len(text)),), line, context=context)
        for line, (context, text) in enumerate(article, 1)
    ]
    created = datetime(2024, 12, 16, tzinfo=UTC)
    return make_template(units, PurePath("a.md"), title="核", hints=None, created=created, previous=None)


def reread(po, folder) -> Catalog:
    path = folder / "a.po"
    path.write_text(dump(po), encoding="utf-8")
    return read_catalog(path, path)


@settings(max_examples=150, deadline=None)
@given(articles=st.lists(ARTICLES, min_size=2, max_size=4), data=st.data())
def test_merging(articles, data, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp()
    catalog, written = None, 0
    for article in articles:
        before = catalog.translations() if catalog else {}
        every = [entry.msgstr for entry in catalog.po if entry.msgstr] if catalog else []
        new = template(article)

        po = merge(new, catalog, "en", hints=None)

        catalog = reread(po, folder)
        assert dump(merge(new, catalog, "en", hints=None)) == catalog.text
        assert [(one.msgctxt, one.msgid) for one in po if not one.obsolete] == list(dict.fromkeys(article))
        assert set(every) <= {one.msgstr for one in po}
        for key, translation in before.items():
            if key in article:
                assert catalog.translations()[key] == translation
        for entry in po:
            if not entry.obsolete and not entry.msgstr and data.draw(st.booleans()):
                written += 1
                entry.msgstr = f"translation {written}"
        catalog = reread(po, folder)
