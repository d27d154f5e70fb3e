"""For any catalog: exporting and importing changes nothing, and an edited translation comes back exactly."""

import tempfile
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog import dump, read_catalog
from pipeline.exchange import FORMATS, State
from pipeline.project import find_project
from pipeline.translation.exporting import export
from pipeline.translation.importing import bring_in

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=30)
LIKELY = st.text("=+-@'\"<>&_x0041\n\t 12/,;:。核の傘*`[]()", min_size=1, max_size=12)
ANY = TEXT | LIKELY
CONFIGURATION = 'title = "t"\nbase_url = "https://example.org"\nlanguages = ["en"]\n'


@st.composite
def catalogs(draw: st.DrawFn) -> polib.POFile:
    po = polib.POFile(encoding="utf-8")
    po.metadata = {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"}
    keys = draw(st.lists(st.tuples(st.none() | ANY, ANY), min_size=1, max_size=4, unique=True))
    for context, text in keys:
        translation = draw(st.just("") | ANY)
        fuzzy = bool(translation) and draw(st.booleans())
        po.append(
            polib.POEntry(
                msgctxt=context,
                msgid=text,
                msgstr=translation,
                flags=["fuzzy"] if fuzzy else [],
                previous_msgid=draw(st.none() | ANY) if fuzzy else None,
                obsolete=bool(translation) and draw(st.integers(0, 4)) == 0,
            )
        )
    return po


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20)
@given(catalogs(), st.data())
def test_what_was_edited_comes_back_and_nothing_else_changes(
    name: str, po: polib.POFile, data: st.DataObject
) -> None:
    form = FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "pipeline.toml").write_text(CONFIGURATION)
        (root / "source/ja").mkdir(parents=True)
        (root / "source/ja/a.md").write_text("核\n", encoding="utf-8")
        project = find_project(root)
        path = project.catalog_path("en", "a")
        path.parent.mkdir(parents=True)
        path.write_bytes(dump(po).encode())
        bundle = export(project, project.articles(), "en", form, frozenset(State)).bundle
        sent = root / f"sent{form.suffix}"
        if not bundle.units:
            return

        sent.write_bytes(form.write(bundle))
        before = path.read_bytes()
        assert bring_in(project, sent, None).findings == ()
        assert path.read_bytes() == before

        at = data.draw(st.integers(0, len(bundle.units) - 1))
        one = replace(bundle.units[at], target=data.draw(ANY), state=State.TRANSLATED)
        core = one.target.strip("\n")  # gettext wants line breaks at the ends where the msgid has them
        edited = (
            one.target
            if one.target == bundle.units[at].target
            else "\n" * one.source.startswith("\n") + core + "\n" * one.source.endswith("\n")
        )
        if form.cannot_carry(one) or edited == one.source or not core:
            return
        units = (*bundle.units[:at], _as_sent(one, bundle.units[at]), *bundle.units[at + 1 :])
        sent.write_bytes(form.write(replace(bundle, units=units)))
        assert bring_in(project, sent, None).findings == ()

        after = read_catalog(path, path).po
        for entry, old in zip(after, read(before), strict=True):
            is_edited = (entry.msgctxt, entry.msgid, entry.obsolete) == (one.context, one.source, False)
            assert entry.msgstr == (edited if is_edited else old.msgstr)
            assert entry.fuzzy == (old.fuzzy and not is_edited)


def _as_sent(unit, original):
    """The edited unit with the fingerprint of what was sent, as a translator's tool leaves it."""

    class Edited(type(unit)):  # type: ignore[misc]
        __slots__ = ()

        @property
        def fingerprint(self):
            return original.fingerprint

    return Edited(**{name: getattr(unit, name) for name in unit.__dataclass_fields__})


def read(data: bytes) -> polib.POFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.po"
        path.write_bytes(data)
        return read_catalog(path, path).po
