"""Characters that no page, book or feed can hold: told where somebody wrote them, and never passed on."""

import io
import re
import zipfile

import pytest
from lxml import etree

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n'
NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(project):
    """Every text that was built, those in books included."""
    for path in sorted((project.root / "output").rglob("*")):
        if path.suffix == ".epub":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
                yield from ((name, book.read(name)) for name in book.namelist() if name.endswith("html"))
        elif path.suffix in (".html", ".xml", ".txt"):
            yield path.name, path.read_bytes()


def assert_all_can_be_shown(project):
    for name, data in written(project):
        assert not NOT_SHOWN.search(data.decode()), name
        if name.endswith(("xhtml", "xml")):
            etree.fromstring(data)


def test_a_control_character_in_a_translation_is_replaced(project):
    project.configure(formats=["html", "markdown", "epub"], languages=["en"])
    project.article("a", "---\ntitle: 題\ndate: 2024-01-01\n---\n\n## 節\n\n文。\n")
    catalog = HEADER + r'"Last-Translator: A\aB <a@example.org>\n"' + "\n"
    catalog += "".join(
        f'\nmsgid "{one}"\nmsgstr "{other}"\n'
        for one, other in (("題", r"A\aB"), ("節", r"S\bT"), ("文。", "T\ufffeU."))
    )
    project.write("locale/en/LC_MESSAGES/a.po", catalog)

    project.ok("build")

    assert_all_can_be_shown(project)
    assert "title: A\ufffdB\n" in project.output("en", "a.md")
    assert "A\ufffdB" in project.output("en", "a/index.html")
    assert "T\ufffdU." in project.output("en", "a/index.html")


def test_a_control_character_in_an_articles_text_is_replaced_on_pages_alone(project):
    project.configure(formats=["html", "markdown", "epub"], languages=["en"])
    project.article("a", "# 題\a名\n\n---\n\n文\b。\ufffe\n\n## 節\x1b\n")
    project.article("b", "---\ndate: 2024-01-01\n---\n\n# 題\a名\n\n文\b。\ufffe\n")

    project.ok("update")
    project.ok("build")

    assert_all_can_be_shown(project)
    assert "題\ufffd名" in project.output("ja", "a/index.html")
    assert project.output("ja", "a.md").startswith("# 題\a名\n")


@pytest.mark.parametrize(
    ("front_matter", "place"),
    [
        (r'---|title: "題\uD800"|---', "2:8: the value has the character U+D800"),
        (r'---|title: "題\uFFFE"|---', "2:8: the value has the character U+FFFE"),
        (r'---|a: 1|author: "a\u0007b"|---', "3:9: the value has the character U+0007"),
        (r'---|author:|- name: x|- {url: "\0"}|---', "4:9: the value has the character U+0000"),
        (r'---|"a\bc": 1|---', "2:1: the value has the character U+0008"),
        (r'---|title: "\UFFFFFFFF"|---', "2:1: a value that YAML cannot read: "),
        (r'+++|title = "題\u0007"|+++', "2:1: the value has the character U+0007"),
        (r'+++|a = 1|[[author]]|name = "\u0007"|+++', "4:1: the value has the character U+0007"),
    ],
)
def test_front_matter_is_told_of_what_pages_cannot_show(project, front_matter, place):
    project.article("a", front_matter.replace("|", "\n") + "\n\n文。\n")

    done = project.run("update")

    assert done.returncode == 2
    assert done.stderr.startswith(f"source/ja/a.md:{place}")
    assert done.stderr.count("\n") == 1


def test_the_configuration_is_told_of_what_pages_cannot_show(project):
    project.write("pipeline.toml", 'languages = ["en"]\ntitle = "a\\u0007"\n')

    done = project.run("build")

    assert done.returncode == 2
    assert done.stderr == (
        "pipeline.toml:2:1: the value has the character U+0007, which pages cannot show: take it out\n"
    )


@pytest.mark.parametrize(("name", "code"), [("a\a", "U+0007"), ("a\udcff", "U+DCFF")])
def test_a_files_name_is_told_of_what_addresses_cannot_have(project, name, code):
    (project.root / f"source/ja/{name}.md").write_text("文。\n", encoding="utf-8")

    done = project.run("build")

    assert done.returncode == 2
    assert done.stderr == (
        f"source/ja/a\ufffd.md:1:1: the file's name has the character {code}, which no address has: rename it\n"
    )
