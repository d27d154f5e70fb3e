"""Translatable text in raw HTML: what is found, how a translation is written, what has to stay."""

import time

import pytest

from pipeline.article.html.texts import find_html_texts, html_outline, write_html_text


def texts(html: str) -> list[str]:
    return [found.text for found in find_html_texts(html)]


def translated(html: str, *translations: str) -> str:
    for found, translation in reversed(list(zip(find_html_texts(html), translations, strict=True))):
        html = html[: found.start] + write_html_text(translation, found.quote) + html[found.end :]
    return html


def test_inline_tags_stay_in_the_text():
    html = '<p class="lead">これは<b>太字</b>と<a href="/x">リンク</a>です。</p>'

    assert texts(html) == ['これは<b>太字</b>と<a href="/x">リンク</a>です。']


def test_block_tags_and_unknown_tags_separate_texts():
    html = "<ul><li>一つ目<li>二つ目</ul>続き<my-tag>中</my-tag>後<Badge>新</Badge>"

    assert texts(html) == ["一つ目", "二つ目", "続き", "中", "後", "新"]


def test_a_found_text_knows_where_it_stands():
    html = "<div>\n  核の傘\n</div>\n"

    (found,) = find_html_texts(html)

    assert (html[found.start : found.end], found.text, found.quote) == ("核の傘", "核の傘", None)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>核の\n  傘は</p>", "核の傘は"),
        ("<p>the\r\n  nuclear   umbrella</p>", "the nuclear umbrella"),
        ("<p>核の\nUmbrella</p>", "核の Umbrella"),
        ("<p>これは\n<b>太字</b>\nです</p>", "これは<b>太字</b>です"),
        ("<p>これは <b>太字</b></p>", "これは <b>太字</b>"),
        ("<p>次の<a\n  href='x'>\n  頁 \n</a> へ</p>", "次の<a href='x'>頁</a>へ"),
        ("<p>一行目<br>\n  二行目</p>", "一行目<br>二行目"),
        ("<p>図\n<img src='a.png' alt='甲'>\nのとおり</p>", "図 <img src='a.png' alt='甲'> のとおり"),
        ("<p>全角\u3000空白</p>", "全角\u3000空白"),
        ("<p>核 &amp; 傘&nbsp;a &lt; b</p>", "核 &amp; 傘&nbsp;a &lt; b"),
        ("<p>核 < 傘</p>", "核 < 傘"),
        ("<p>{{ n }}個の核</p>", "{{ n }}個の核"),
        ("<p>続き<code>x</code>を読む</p>", "続き<code>x</code>を読む"),
        (
            "<p><ruby>核<rp>(</rp><rt>かく</rt><rp>)</rp></ruby>の傘</p>",
            "<ruby>核<rp>(</rp><rt>かく</rt><rp>)</rp></ruby>の傘",
        ),
        ("<p><ruby>核<rp>(<rt>かく<rp>)</ruby></p>", "<ruby>核<rp>(<rt>かく<rp>)</ruby>"),
        ("<P>大文字の<B>タグ</B></P>", "大文字の<B>タグ</B>"),
    ],
)
def test_white_space_is_folded_as_readers_see_it(html, expected):
    assert texts(html) == [expected]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><a id='x'></a>これは<br></p>", ["これは"]),
        ("<p><b>全体</b></p>", ["全体"]),
        ("<a href='x'>\n<b>全体</b>\n</a>", ["全体"]),
        ("<p><b>前</b>と<b>後</b></p>", ["<b>前</b>と<b>後</b>"]),
        ("<p><img src='a' alt='図1'> 仕組み</p>", ["図1", "仕組み"]),
    ],
)
def test_tags_at_the_edges_that_hold_no_text_of_their_own_are_the_authors(html, expected):
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><span>\n", []),
        ("<span>半分だけ\n", ["半分だけ"]),
        ("後の半分</span></div>", ["後の半分"]),
        ("<p>これは<b>太字</p><p>続き</b>です</p>", ["これは", "太字", "続き", "です"]),
        ("<p><b>重な<i>った</b>タグ</i></p>", ["重な", "った", "タグ"]),
        ("<a href='x' title='題'><div>中身</div></a>", ["題", "中身"]),
    ],
)
def test_half_an_element_is_not_part_of_a_text(html, expected):
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="a.png" alt="図1:仕組み" title="しくみ">', [("図1:仕組み", '"'), ("しくみ", '"')]),
        ("<input placeholder='名前'>", [("名前", "'")]),
        ("<Card aria-label=見出し />", [("見出し", "")]),
        ('<div TITLE="核&amp;傘 &quot;改&quot;">', [('核&傘 "改"', '"')]),
        ('<div title="核の\n  傘 a\n b">', [("核の傘 a b", '"')]),
        ("<textarea placeholder='意見'>下書き</textarea>", [("意見", "'")]),
    ],
)
def test_attributes_that_readers_see_are_texts(html, expected):
    assert [(found.text, found.quote) for found in find_html_texts(html)] == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>\nconst 題 = '<p>文</p>'\n</script>\n",
        "<style>.題::before { content: '題' }</style>",
        "<pre>整形<b>済み</b></pre>",
        "<PRE>整形済み",
        "<p><code>コード</code></p>",
        "<p><b>—</b> <code>コード</code> 123 https://example.jp/a {{ 変数 }} {% 命令 %}</p>",
        "<textarea>下書き</textarea>",
        "<!-- 覚え書き -->",
        "<!-- 終わらない覚え書き <p>文</p>",
        "<!DOCTYPE 文書>",
        "<![CDATA[<p>文</p>]]>",
        "<?php echo '<p>文</p>' ?>",
        "<p>{{ タイトル }}</p>",
        "<p>&nbsp;&mdash;</p>",
        '<Card :title="題" v-bind:alt="代替" @click="押す" #lead="前" data-title="値" title />',
        "<Card title={題名} />",
        '<div title="終わらないタグ <p>文</p>',
        '<div class="終わらないタグ"',
    ],
)
def test_what_is_not_text_for_readers_is_left_alone(html):
    assert texts(html) == []


def test_the_slots_of_a_component_are_texts():
    html = """\
<VPTeamPage>
  <VPTeamPageTitle>
    <template #title>チーム紹介</template>
    <template #lead>
      開発は、国際的なチームが進めており、
      以下にその一部を紹介します。
    </template>
  </VPTeamPageTitle>
  <VPTeamMembers size="small" :members="core" />
</VPTeamPage>
"""

    assert texts(html) == ["チーム紹介", "開発は、国際的なチームが進めており、以下にその一部を紹介します。"]
    assert translated(html, "Meet the Team", "Development is\nguided by a team.").splitlines()[1:6] == [
        "  <VPTeamPageTitle>",
        "    <template #title>Meet the Team</template>",
        "    <template #lead>",
        "      Development is<br>guided by a team.",
        "    </template>",
    ]


@pytest.mark.parametrize(
    ("translation", "written"),
    [
        ("The <b>umbrella</b>", "The <b>umbrella</b>"),
        ("one\n\ntwo\r\nthree", "one<br><br>two<br>three"),
        ("  padded \n", "padded"),
        ("a < b & c", "a &lt; b & c"),
        ("a &lt; b &amp; c", "a &lt; b &amp; c"),
        ("</div><div>x", "&lt;/div>&lt;div>x"),
        ("Array<T>", "Array&lt;T>"),
        ("<script>alert('<b>x</b>')</script>", "&lt;script>alert('&lt;b>x&lt;/b>')&lt;/script>"),
        ("<!-- no comment -->", "&lt;!-- no comment -->"),
        ("<b>never closed", "&lt;b>never closed"),
        ("closes nothing</b>", "closes nothing&lt;/b>"),
        ("a tag<br", "a tag&lt;br"),
        ("see <a\n\nhref='x'>this</a>", "see <a href='x'>this</a>"),
        ("::: tip", "&#58;:: tip"),
        ("# 1. no list", "# 1. no list"),
    ],
)
def test_a_translation_of_a_run_stays_in_its_place(translation, written):
    assert write_html_text(translation, None) == written


@pytest.mark.parametrize(
    ("quote", "written"),
    [
        ('"', "it's &quot;A &amp; B&quot; &lt;b> now"),
        ("'", 'it&#39;s "A &amp; B" &lt;b> now'),
        ("", '"it\'s &quot;A &amp; B&quot; &lt;b> now"'),
    ],
)
def test_a_translation_of_an_attribute_stays_within_its_quotes(quote, written):
    assert write_html_text('it\'s "A & B" <b>\nnow', quote) == written


def test_an_attribute_without_quotes_gets_them():
    assert translated("<img alt=図 src=a.png>", "Figure one") == '<img alt="Figure one" src=a.png>'


def test_the_outline_is_the_html_without_its_texts():
    html = '<div class="box" title="題">\n<!-- 注 -->\n<p>これは<b>太字</b></p><img alt="図">\n</div>\n'

    assert html_outline(html) == '<div class="box" title=><!-- 注 --><p></p></div>'
    assert html_outline(translated(html, "</div>", "<p>\n\n", '">')) == html_outline(html)


def test_a_tag_alone_on_the_first_line_stays_there_since_it_makes_the_block():
    html = "<span>\n前の\n</span>\n後\n"

    assert texts(html) == ["前の", "後"]
    assert translated(html, "before", "after") == "<span>\nbefore\n</span>\nafter\n"


@pytest.mark.parametrize(
    "pathological",
    [
        "<",
        "</",
        "<a ",
        "<b>",
        "<b>x",
        "</b>",
        "<b><i></b>",
        "<!--",
        "<![CDATA[",
        "<?",
        "<script>",
        "<a title='",
        "<a title=x/ ",
        "<a =",
        "{{",
        "&",
        "&#",
        " \n",
        "日\n<b>\n</b>",
        "<ruby><rt>",
        "<img alt=題>",
        "題<p>",
        "https://",
    ],
)
def test_time_is_linear_in_the_length(pathological):
    html = pathological * (200_000 // len(pathological))
    start = time.perf_counter()

    html_outline(html)
    find_html_texts(html)
    write_html_text(html, None)

    assert time.perf_counter() - start < 10


def test_deep_nesting_is_no_recursion():
    depth = 20_000

    assert texts("<b>" * depth + "核" + "</b>" * depth) == ["核"]
    assert texts("<p>左" + "<b>" * depth + "核" + "</b>" * depth) != []
