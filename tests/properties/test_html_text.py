"""Law: whatever is written in place of the texts of an HTML source, everything else stays."""

from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article.html.texts import find_html_texts, html_outline, write_html_text
from pipeline.article.html.tokens import tokenize
from pipeline.article.markdown.parser import parse_blocks

INLINE = (
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href='x' title=\"題\">",
    "</a>",
    "<br>",
    "<img alt=図>",
    "<code>",
    "</code>",
)
RUBY = ("<ruby>", "</ruby>", "<rt>", "</rt>", "<rp>", "</rp>")
BLOCKS = (
    "<p>",
    "</p>",
    "<div title='題' class=a>",
    "</div>",
    "<Card aria-label=題 :title='x' />",
    "<li",
    ">",
    "<img\n",
)
OTHER = (
    "<!--",
    "-->",
    "<!-- 注 -->",
    "<script>",
    "</script>",
    "<pre>",
    "</pre>",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!x>",
)
TEXT = (
    "核の傘",
    "x",
    "12",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "<",
    "&",
    "&amp;",
    '"',
    "'",
    "=",
    "/",
    "{{ x }}",
    ":::",
    "https://a.jp",
)

sources = st.lists(
    st.sampled_from((*INLINE, *RUBY, *BLOCKS, *OTHER, *TEXT)) | st.text(max_size=5), max_size=25
).map("".join)


def translate(html: str, translations: list[str]) -> str:
    found = find_html_texts(html)
    for number, text in reversed(list(enumerate(found))):
        translation = translations[number % len(translations)] if translations else text.text
        html = html[: text.start] + write_html_text(translation, text.quote) + html[text.end :]
    return html


@given(sources, st.lists(sources, min_size=1, max_size=5))
def test_no_translation_changes_the_outline(html, translations):
    assert html_outline(translate(html, translations)) == html_outline(html)


@given(sources)
def test_a_text_written_back_is_found_again(html):
    again = find_html_texts(translate(html, []))

    assert [unescape(text.text) for text in again] == [unescape(text.text) for text in find_html_texts(html)]


@given(sources)
def test_tokens_cover_every_character(html):
    assert "".join(html[token.start : token.end] for token in tokenize(html)) == html


@given(sources)
def test_texts_are_in_order_and_apart(html):
    found = find_html_texts(html)

    assert all(text.start <= text.end for text in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(sources, st.sampled_from((None, '"', "'", "")))
def test_a_translation_is_one_line(translation, quote):
    assert not set("\r\n") & set(write_html_text(translation, quote))


@given(st.lists(sources.filter(str.strip), min_size=1, max_size=3))
def test_a_block_of_html_in_markdown_stays_one(translations):
    html = '<div title="題">\n核の傘\n<p>同盟国を<b>守る</b>\n約束</p>\n</div>\n'

    tokens, _ = parse_blocks(f"::: box\n{translate(html, translations)}\n:::\n\n後\n")

    kinds = [token.type for token in tokens]
    assert kinds == [
        "container_box_open",
        "html_block",
        "container_box_close",
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]
