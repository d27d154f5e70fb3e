"""An article and a catalog make an edition."""

from pathlib import PurePosixPath

import polib
import pytest

from pipeline.article import segment
from pipeline.catalog import Catalog
from pipeline.edition.localize import localize_article
from pipeline.project import Config

CONFIG = Config(languages=("en",))


def edition(text, translations=None, *, name="a", language="en"):
    article = segment(text, PurePosixPath("a.md"), CONFIG.conventions)
    catalog = None
    if translations is not None:
        po = polib.POFile()
        po.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in translations.items())
        catalog = Catalog(po, "", PurePosixPath("a.po"))
    return localize_article(CONFIG, name, article, language, catalog)


def test_the_source_edition_is_the_source_and_complete():
    text = "---\r\ntitle: 傘\r\n---\r\n\r\n核の傘。\r\n"

    one = edition(text, language="ja")

    assert (one.text, one.units, one.translated, one.fallbacks) == (text, 2, 2, frozenset())


def test_units_are_counted_as_often_as_they_occur():
    one = edition("はい。\n\nいいえ。\n\nはい。\n", {"はい。": "Yes."})

    assert (one.units, one.translated, one.left, one.percent) == (3, 2, 1, 66)
    assert one.text == "Yes.\n\nいいえ。\n\nYes.\n"
    assert one.fallbacks == {1}


def test_without_a_catalog_everything_falls_back():
    one = edition("---\ntitle: 傘\n---\n\n核の傘。\n")

    assert (one.units, one.translated) == (2, 0)
    assert one.untranslated == {"傘"}


@pytest.mark.parametrize(
    ("name", "front_matter", "slug"),
    [
        ("umbrella", "", "umbrella"),
        ("umbrella", "---\nslug: one\n---\n", "one"),
        ("series/first", "", "series/first"),
        ("series/first", "---\nslug: one\n---\n", "series/one"),
    ],
)
def test_the_address_is_the_slug_or_the_name_in_the_articles_folder(name, front_matter, slug):
    assert edition(f"{front_matter}\n本文。\n", name=name).slug == slug
