import json
import struct
import zlib

import pytest
import yaml

from pipeline.conventions import Conventions
from pipeline.edition.layouts.addresses import with_addresses
from pipeline.edition.layouts.front_matter import with_keys
from pipeline.edition.layouts.inlines import with_plain_inlines
from pipeline.edition.layouts.model import Keys


def picture(width):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80\x40\x20" * width) * 2
    header = struct.pack(">IIBBBBB", width, 2, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def built(project, layout, path):
    project.configure(layout=layout)
    project.ok("build", "--format", "markdown")
    return project.read(f"output/{path}")


def test_without_a_layout_there_are_no_other_editions(project):
    project.article("a.md", "文。\n")
    project.ok("build")

    assert sorted(path.name for path in (project.root / "output").iterdir() if path.is_dir()) == [
        "ar", "en", "ja", "theme", "zh-Hans",
    ]  # fmt: skip


def test_the_contract_of_plain_markdown_editions_holds_beside_a_layout(project):
    project.article("a.md", "# 題\n\n**「核」**は。\n")
    built(project, "hugo", "content/ja/a/index.md")

    assert project.output("ja", "a.md") == "# 題\n\n**「核」**は。\n"


def test_hugo_has_page_bundles_with_their_pictures_in_each_language(project):
    project.write("source/ja/series/d.png", picture(1))
    project.write("source/ja/series/d.en.png", picture(3))
    project.write("source/ja/e.png", picture(2))
    project.article("series/a.md", "![図](d.png) ![絵](../e.png)\n")

    assert "![図](d.png) ![絵](shared/e.png)\n" in built(project, "hugo", "content/ja/series/a/index.md")
    content = project.root / "output" / "content"
    assert (content / "ja/series/a/d.png").read_bytes() == picture(1)
    assert (content / "en/series/a/d.png").read_bytes() == picture(3)
    assert (content / "en/series/a/shared/e.png").read_bytes() == picture(2)


def test_front_matter_keeps_the_authors_lines_and_gets_what_hugo_wants(project):
    project.article(
        "a.md", '---\n# 注\ntitle: "題"   # よい\nupdated: 2025-01-02\npublished: false\n---\n文。\n'
    )

    assert built(project, "hugo", "content/ja/a/index.md") == (
        '---\n# 注\ntitle: "題"   # よい\nupdated: 2025-01-02\n'
        'draft: true\nlastmod: 2025-01-02\ntranslationKey: "a"\n---\n文。\n'
    )


def test_hugo_gets_dates_as_it_reads_them_and_the_one_in_the_name_of_the_file(project):
    project.article("a.md", "---\ntitle: 題\ndate: 2024年12月16日\n---\n文。\n")
    project.article("2024-12-17-b.md", "---\ntitle: 題\n---\n文。\n")

    assert "\ndate: 2024-12-16\nlastmod: 2024-12-16\n" in built(project, "hugo", "content/ja/a/index.md")
    named = (project.root / "output/content/ja/2024-12-17-b/index.md").read_text()
    assert "\ndate: 2024-12-17\nlastmod: 2024-12-17\n" in named


def test_toml_stays_toml_for_hugo_and_keys_stand_before_its_tables(project):
    project.article("a.md", '+++\ntitle = "題"\n[params]\nx = 1\n+++\n文。\n')

    assert built(project, "hugo", "content/ja/a/index.md") == (
        '+++\ntranslationKey = "a"\ntitle = "題"\n[params]\nx = 1\n+++\n文。\n'
    )


def test_toml_becomes_yaml_for_those_who_read_no_toml(project):
    project.article("a.md", '+++\ntitle = "題"\ndate = 2024-12-16\n[params]\nx = 1\n+++\n文。\n')

    assert built(project, "docusaurus", "docs/a.md") == (
        '---\ntitle: "題"\ndate: 2024-12-16\nparams: {x: 1}\nid: "a"\nmdx: {format: "md"}\n'
        "last_update: {date: 2024-12-16}\n---\n文。\n"
    )


def test_an_article_without_front_matter_gets_one_and_its_heading_is_the_title(project):
    project.article("a.md", "# 題\n\n文。\n")

    assert built(project, "starlight", "src/content/docs/ja/a.md") == '---\ntitle: "題"\n---\n\n文。\n'


def test_a_value_of_the_wrong_kind_is_written_as_the_generator_wants_it(project):
    project.article("a.md", "---\ntitle: 2024\ndescription: 12\ntags: 核\nslug: b\n---\n文。\n")

    assert built(project, "docusaurus", "docs/b.md").startswith(
        '---\nslug: b\ntitle: "2024"\ndescription: "12"\ntags: ["核"]\nid: "b"\n'
    )
    assert built(project, "starlight", "src/content/docs/ja/b.md") == (
        '---\ntags: 核\ntitle: "2024"\ndescription: "12"\n---\n文。\n'
    )


def test_values_that_stop_a_generator_are_left_out(project):
    project.article("a.md", "---\ntitle: 題\nsidebar: false\ndate: 12月\n---\n文。\n")

    assert (
        built(project, "starlight", "src/content/docs/ja/a.md") == "---\ntitle: 題\ndate: 12月\n---\n文。\n"
    )
    assert built(project, "hugo", "content/ja/a/index.md") == (
        '---\ntitle: 題\nsidebar: false\ntranslationKey: "a"\n---\n文。\n'
    )


def test_links_between_articles_lead_to_the_same_language_or_to_the_original(project):
    project.configure(fallback="skip")
    project.article("a.md", "[次](series/b.md#x)と`[次](series/b.md)`。\n")
    project.article("series/b.md", "---\nslug: c\n---\n訳さない。\n\n[前][r]。\n\n[r]: ../a.md\n")
    project.translate("en", {"[次](series/b.md#x)と`[次](series/b.md)`。": "[next](series/b.md#x) `x`."})

    assert '[次]({{< relref "/series/c" >}}#x)と`[次](series/b.md)`' in built(
        project, "hugo", "content/ja/a/index.md"
    )
    assert '[next]({{< relref path="/series/c" lang="ja" >}}#x)' in project.read(
        "output/content/en/a/index.md"
    )
    assert '[r]: {{< relref "/a" >}}\n' in project.read("output/content/ja/series/c/index.md")
    assert "[次](./series/c.md#x)" in built(project, "docusaurus", "docs/a.md")
    assert "[r]: ../a.md\n" in project.read("output/docs/series/c.md")
    assert "[次](../series/c/#x)" in built(project, "starlight", "src/content/docs/ja/a.md")
    assert "[next](../../ja/series/c/#x)" in project.read("output/src/content/docs/en/a.md")


def test_an_index_is_the_page_of_its_folder_for_hugo(project):
    project.article("index.md", "[手引き](guide/)\n")
    project.article("guide/index.md", "[始め](../index.md) [一](one.md)\n")
    project.article("guide/one.md", "[手引き](./index.md)\n")

    assert '[手引き]({{< relref "/guide" >}})' in built(project, "hugo", "content/ja/_index.md")
    assert '[始め]({{< relref "/" >}}) [一]({{< relref "/guide/one" >}})' in project.read(
        "output/content/ja/guide/_index.md"
    )
    assert '[手引き]({{< relref "/guide" >}})' in project.read("output/content/ja/guide/one/index.md")


def test_lines_of_code_that_stand_out_are_written_as_hugo_reads_them(project):
    project.article(
        "a.md", "```js {1,3-5} twoslash\nx\n```\n\n```sh {a b}\n```\n\n```c {linenos=true}\n```\n"
    )

    assert built(project, "hugo", "content/ja/a/index.md").endswith(
        '```js {hl_lines=["1","3-5"]} twoslash\nx\n```\n\n```sh\n```\n\n```c {linenos=true}\n```\n'
    )


def test_an_article_with_others_below_it_is_a_section_for_hugo(project):
    project.article("series.md", "文。\n")
    project.article("series/a.md", "文。\n")
    built(project, "hugo", "content/ja/series/a/index.md")

    assert "文。" in project.read("output/content/ja/series/_index.md")


@pytest.mark.parametrize(
    ("layout", "path", "expected"),
    [
        ("hugo", "content/en/a/index.md", "## First {#最初}\n\n## Second {#two .c}\n"),
        ("docusaurus", "i18n/en/docusaurus-plugin-content-docs/current/a.md", "## First {#最初}\n\n## Second {#two}\n"),
        ("starlight", "src/content/docs/en/a.md", '## <a id="最初"></a>First\n\n## <a id="two"></a>Second\n'),
    ],
)  # fmt: skip
def test_headings_have_the_same_ids_in_every_language(project, layout, path, expected):
    project.article("a.md", "## 最初\n\n## 次 {#two .c}\n")
    project.translate("en", {"最初": "First", "次": "Second"})

    assert expected in built(project, layout, path)


def test_zenn_makes_its_own_ids_and_links_follow_them(project):
    project.article("a.md", "[下](#two)\n\n## 次の 節 {#two}\n")
    written = built(project, "zenn", "zenn/ja/articles/a-ca978112ca1b.md")

    assert "[下](#%E6%AC%A1%E3%81%AE-%E7%AF%80)\n\n## 次の 節\n" in written


def test_zenn_gets_its_keys_and_a_name_that_it_takes(project):
    project.write("source/ja/d.png", picture(1))
    project.article("a-long-enough-name.md", "---\ntitle: 題\ntags: [核 軍縮, b]\n---\n![図](d.png)\n")

    assert built(project, "zenn", "zenn/ja/articles/a-long-enough-name.md") == (
        "---\ntitle: 題\ntags: [核 軍縮, b]\n"
        'emoji: "📰"\ntype: "idea"\ntopics: ["核軍縮", "b"]\npublished: true\n---\n'
        "![図](/images/a-long-enough-name/d.png)\n"
    )
    assert (project.root / "output/zenn/ja/images/a-long-enough-name/d.png").read_bytes() == picture(1)


BOXES = """\
:::message alert
注意。
:::

::::details 詳しく[1]
- 一

:::tip
中
:::
::::

> [!WARNING]
> 文
"""


@pytest.mark.parametrize(
    ("layout", "path", "expected"),
    [
        (
            "hugo",
            "content/ja/a/index.md",
            "> [!WARNING]\n> 注意。\n\n\n"
            "> [!NOTE]- 詳しく\\[1\\]\n> - 一\n>\n> > [!TIP]\n> > 中\n>\n\n\n"
            "> [!WARNING]\n> 文\n",
        ),
        (
            "docusaurus",
            "docs/a.md",
            ":::warning\n\n注意。\n\n:::\n\n"
            "<details><summary>詳しく[1]</summary>\n\n- 一\n\n:::tip\n\n中\n\n:::\n\n</details>\n\n\n"
            ":::warning\n\n文\n\n:::\n",
        ),
        (
            "starlight",
            "src/content/docs/ja/a.md",
            ":::caution\n注意。\n:::\n\n"
            "<details><summary>詳しく[1]</summary>\n\n- 一\n\n:::tip\n中\n:::\n\n</details>\n\n\n"
            ":::caution\n文\n:::\n",
        ),
        (
            "zenn",
            "zenn/ja/articles/a-ca978112ca1b.md",
            ":::message alert\n注意。\n:::\n\n"
            "::::details 詳しく[1]\n- 一\n\n:::message\n中\n:::\n::::\n\n"
            ":::message alert\n文\n:::\n",
        ),
    ],
)
def test_boxes_are_what_each_generator_calls_them(project, layout, path, expected):
    project.article("a.md", BOXES)

    assert built(project, layout, path).endswith(expected)


def test_a_shortcode_runs_only_where_the_author_wrote_it_and_not_as_code(project):
    project.article("a.md", "{{< youtube x >}}と。\n\n`{{% b %}}`\n\n```\n{{< c >}}\n```\n")
    project.translate("en", {"{{< youtube x >}}と。": "{{< youtube x >}} and {{< evil >}}."})

    assert built(project, "hugo", "content/en/a/index.md").endswith(
        "{{< youtube x >}} and {{</* evil */>}}.\n\n`{{%/* b */%}}`\n\n```\n{{</* c */>}}\n```\n"
    )


def test_emphasis_and_bare_addresses_mean_to_every_parser_what_they_mean_to_ours():
    text = "米国の**「核の傘」**は、`**「a」**は` **太字**で、https://example.jp/a日本 と <https://example.jp/b>。\n"

    assert with_plain_inlines(text, Conventions()) == (
        "米国の&#8203;**「核の傘」**&#8203;は、`**「a」**は` **太字**で、<https://example.jp/a>日本 と <https://example.jp/b>。\n"
    )


def test_addresses_are_rewritten_where_they_are_addresses_and_nowhere_else():
    text = '[a](x.md "t") ![b](<x.md>) `[c](x.md)` x.md \\[d](x.md)\n\n<a href="x.md">e</a>\n\n    [f](x.md)\n\n[g]: x.md\n'

    assert with_addresses(text, lambda url: "Y" if url == "x.md" else url, Conventions()).startswith(
        '[a](Y "t") ![b](Y) `[c](x.md)` x.md '
    )
    assert with_addresses(text, lambda url: "Y" if url == "x.md" else url, Conventions()).endswith(
        '<a href="Y">e</a>\n\n    [f](x.md)\n\n[g]: Y\n'
    )


@pytest.mark.parametrize("value", ["a: b #c", "# x", "\\ \"q\"", "é\u2028\x85\x7f", "yes", "", "- a", "改\n行"])  # fmt: skip
def test_any_text_is_read_back_from_the_front_matter_as_it_was(value):
    written = with_keys("文\n", {}, Keys({"title": value}), reads_toml=False)

    assert yaml.safe_load(written.split("---\n")[1]) == {"title": value}
    assert json.dumps(written)


def test_windows_line_ends_stay(project):
    project.article("a.md", "---\r\ntitle: 題\r\n---\r\n\r\n:::tip\r\n文\r\n:::\r\n")

    assert built(project, "hugo", "content/ja/a/index.md") == (
        '---\r\ntitle: 題\r\ntranslationKey: "a"\r\n---\r\n\r\n> [!TIP]\r\n> 文\r\n\r\n'
    )


def test_an_article_that_is_gone_is_gone_from_the_layout_too(project):
    project.article("a.md", "文。\n")
    project.article("b.md", "文。\n")
    built(project, "hugo", "content/en/b/index.md")
    (project.root / "source/ja/b.md").unlink()
    project.ok("build")

    assert not (project.root / "output/content/en/b").exists()
    assert (project.root / "output/content/en/a/index.md").exists()


def test_an_unknown_layout_is_told_with_its_place(project):
    project.configure(layout="jekyll")
    done = project.run("build")

    assert done.returncode == 2
    assert 'layout must be "plain" or "hugo" or "docusaurus" or "starlight" or "zenn"' in done.stderr
