"""What is exported is what the standards say, by their schemas and by other people's readers."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path, PurePath

import pytest
from lxml import etree

from pipeline.exchange import FORMATS, Bundle, ExchangeUnit, State, read_bundle

UNITS = (
    ExchangeUnit(
        "a",
        None,
        " **「核の傘」**\nとは & <b>? ",
        "= *What* is it?\n ",
        State.TRANSLATED,
        ("source/ja/a.md:1", "source/ja/a.md:9"),
        ("heading", "核の傘 = nuclear umbrella"),
        ("from a translator",),
    ),
    ExchangeUnit("a", "題", "専門家は言う。", "Experts doubt.", State.FUZZY, previous="専門家は疑問を示す。"),
    ExchangeUnit("folder/b", "題", "専門家は言う。", "Experts said.", State.TRANSLATED),
    ExchangeUnit("folder/b", None, "別の段落。", "", State.UNTRANSLATED, ("source/ja/folder/b.md:3",)),
)
BUNDLE = Bundle("ja", "zh_Hans", UNITS)

TMX_14 = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED o-tmf CDATA #REQUIRED
  segtype (block | paragraph | sentence | phrase) #REQUIRED adminlang CDATA #REQUIRED srclang CDATA #REQUIRED
  datatype CDATA #REQUIRED>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note | prop)*, tuv+)> <!ATTLIST tu tuid CDATA #IMPLIED>
<!ELEMENT note (#PCDATA)>
<!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT tuv (seg)> <!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
"""
"""What TMX 1.4b asks of the elements that we write: a part of its DTD, in our words."""


def okapi_schema(artifact, folder, name, tmp_path):
    """A schema of OASIS out of a library of the Okapi Framework, which Maven has or fetches."""
    version = "1.48.0"
    jar = Path.home() / f".m2/repository/net/sf/okapi/lib/{artifact}/{version}/{artifact}-{version}.jar"
    if not jar.is_file() and shutil.which("mvn"):
        coordinates = f"-Dartifact=net.sf.okapi.lib:{artifact}:{version}"
        fetch = ["mvn", "-q", "dependency:get", "-Dtransitive=false", coordinates]
        subprocess.run(fetch, capture_output=True, timeout=120, check=False)
    if not jar.is_file():
        pytest.skip(f"needs the schemas in {jar.name}: mvn dependency:get fetches it")
    with zipfile.ZipFile(jar) as archive:
        archive.extractall(tmp_path, [one for one in archive.namelist() if one.endswith(".xsd")])
    return etree.XMLSchema(etree.parse(tmp_path / folder / name))


@pytest.mark.parametrize("variant", ["strict", "transitional"])
def test_xliff_1_2_is_valid_by_its_schema(tmp_path, variant):
    folder = "net/sf/okapi/lib/verification"
    schema = okapi_schema("okapi-lib-verification", folder, f"xliff-core-1.2-{variant}.xsd", tmp_path)

    schema.assertValid(etree.parse(BytesIO(FORMATS["xliff"].write(BUNDLE))))


def test_xliff_2_1_is_valid_by_its_schema(tmp_path):
    schema = okapi_schema("okapi-lib-xliff2", "net/sf/okapi/lib/xliff2", "xliff_core_2.0.xsd", tmp_path)
    bell = ExchangeUnit("a", None, "鐘", "a\a bell", State.TRANSLATED)

    schema.assertValid(etree.parse(BytesIO(FORMATS["xliff2"].write(Bundle("ja", "en", (*UNITS, bell))))))


def test_tmx_is_valid_by_its_dtd():
    dtd = etree.DTD(BytesIO(TMX_14.encode()))
    document = etree.parse(BytesIO(FORMATS["tmx"].write(BUNDLE)))

    assert dtd.validate(document), dtd.error_log
    assert document.docinfo.doctype == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'


def toolkit_store(form, path):
    """The file as the Translate Toolkit reads it."""
    pytest.importorskip("translate", reason="needs the Translate Toolkit")
    from translate.storage.tmx import tmxfile
    from translate.storage.xliff import Xliff1File
    from translate.storage.xliff2 import Xliff2File

    kind = {"xliff": Xliff1File, "xliff2": Xliff2File, "tmx": tmxfile}[form]
    return kind.parsefile(str(path))


@pytest.mark.parametrize("form", ["xliff", "xliff2", "tmx"])
def test_the_translate_toolkit_reads_the_same_texts_and_states(tmp_path, form):
    path = tmp_path / f"x{FORMATS[form].suffix}"
    path.write_bytes(FORMATS[form].write(BUNDLE))

    units = toolkit_store(form, path).units

    assert [(unit.source, unit.target or "") for unit in units] == [
        (unit.source, unit.target) for unit in UNITS
    ]
    if form != "tmx":
        assert [unit.istranslated() for unit in units] == [True, False, True, False]
        assert [unit.isfuzzy() for unit in units] == [False, True, False, False]
    if form == "xliff":
        assert "核の傘 = nuclear umbrella" in units[0].getnotes()


@pytest.mark.parametrize("form", ["xliff", "xliff2"])
def test_what_the_translate_toolkit_saves_comes_back_exactly(tmp_path, form):
    path = tmp_path / f"x{FORMATS[form].suffix}"
    path.write_bytes(FORMATS[form].write(BUNDLE))
    store = toolkit_store(form, path)
    store.savefile(str(path))
    untouched = read_bundle(path, PurePath("x"))
    store.units[3].target = " A new <b>one</b> & *more*\n"
    store.savefile(str(path))

    back = read_bundle(path, PurePath("x"))

    assert [(unit.id, unit.target, unit.state) for unit in untouched.units] == [
        (unit.id, unit.target, None if unit.state is State.UNTRANSLATED else unit.state) for unit in UNITS
    ]
    assert [unit.fingerprint for unit in back.units] == [unit.fingerprint for unit in UNITS]
    assert back.units[3].target == " A new <b>one</b> & *more*\n"


def test_units_that_a_tool_cut_into_segments_are_joined():
    data = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ja" trgLang="en">
<file id="f1" original="a.md"><unit id="u1">
<segment state="translated"><source>一。</source><target>One.</target></segment>
<ignorable><source> </source></ignorable>
<segment state="final"><source>二<mrk id="m1">つ</mrk><cp hex="0007"/><cp hex="0"/><cp hex="D800"/></source><target>Two.</target></segment>
</unit><unit id="u2"><segment><source>三。</source><target>Three.</target></segment><segment><source>四。</source></segment>
</unit></file></xliff>"""

    units = FORMATS["xliff2"].read(data.encode(), PurePath("x")).units

    assert [(unit.source, unit.target, unit.state) for unit in units] == [
        ("一。 二つ\a", "One. Two.", State.TRANSLATED),
        ("三。四。", "Three.", State.FUZZY),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_export_is_the_same_bytes(form):
    assert FORMATS[form].write(BUNDLE) == FORMATS[form].write(BUNDLE)


@pytest.mark.parametrize("form", ["xliff", "xliff2"])
def test_xliff_in_utf_16_is_read(tmp_path, form):
    document = etree.fromstring(FORMATS[form].write(BUNDLE))
    (tmp_path / "x.xlf").write_bytes(etree.tostring(document, encoding="UTF-16"))

    assert len(read_bundle(tmp_path / "x.xlf", PurePath("x.xlf")).units) == len(UNITS)
