"""What CommonMark says, and where the extensions or the rules for East Asian text say something else."""

import json
from functools import cache

import pytest
from corpora import FOLDER as CORPORA

from pipeline.article.markdown.parser import markdown, parse_markdown
from pipeline.conventions import Conventions

PLAIN = Conventions(extensions=frozenset())

FRONT_MATTER = "two lines of --- at the start of a file are empty front matter"
EMPTY_QUOTE = "the renderer writes no line break into an empty quote, which readers cannot see"
BARE_URL = "a bare URL or mail address is a link (GFM, section 6.9)"

DIFFERENT_IN_PLAIN_MARKDOWN = {
    "---\n---\n": FRONT_MATTER,
    "[foo]\n\n> [foo]: /url\n": EMPTY_QUOTE,
    ">\n": EMPTY_QUOTE,
    ">\n>  \n> \n": EMPTY_QUOTE,
}
DIFFERENT = {
    **DIFFERENT_IN_PLAIN_MARKDOWN,
    "<https://foo.bar/baz bim>\n": BARE_URL,
    "< https://foo.bar >\n": BARE_URL,
    "https://example.com\n": BARE_URL,
    "foo@bar.example.com\n": BARE_URL,
}


def html(text: str, conventions: Conventions | None = None) -> str:
    conventions = conventions or Conventions()
    tokens, env = parse_markdown(text, conventions)
    parser = markdown(conventions)
    return str(parser.renderer.render(tokens, parser.options, env))


@cache
def examples() -> dict[str, str]:
    """The Markdown and the HTML of each example of the specification."""
    file = CORPORA / "commonmark.json"
    if not file.exists():
        pytest.skip(f"no {file}: set PIPELINE_CORPORA to the folder with the specification's examples")
    return {one["md"]: one["html"] for one in json.loads(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    ("conventions", "different"),
    [
        pytest.param(PLAIN, DIFFERENT_IN_PLAIN_MARKDOWN, id="without extensions"),
        pytest.param(Conventions(), DIFFERENT, id="with all extensions"),
    ],
)
def test_every_example_of_the_specification_is_rendered_as_it_says_or_the_difference_is_explained(
    conventions, different
):
    found = {text for text, expected in examples().items() if html(text, conventions) != expected}

    assert found == different.keys()


def test_an_empty_quote_differs_in_a_line_break_only():
    for text in (text for text, why in DIFFERENT.items() if why == EMPTY_QUOTE):
        expected = examples()[text]

        assert html(text) == expected.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


IVS = "葛\U000e0100"  # a kanji and the number of its variant
TEXT_STYLE = "㊙\ufe0e"  # a sign that could be an emoji, but is not to be one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a kanji or kana beside the run
        ("**a**は", "<strong>a</strong>は"),
        ("は**a**", "は<strong>a</strong>"),
        ("は**核**は", "は<strong>核</strong>は"),
        ("は*核*は", "は<em>核</em>は"),
        ("は***核***は", "は<em><strong>核</strong></em>は"),
        # punctuation inside of it
        ("**「核の傘」**は", "<strong>「核の傘」</strong>は"),
        ("米国の**「核の傘」**は", "米国の<strong>「核の傘」</strong>は"),
        ("*「核の傘」*は", "<em>「核の傘」</em>は"),
        ("**『核』**と**『傘』**と", "<strong>『核』</strong>と<strong>『傘』</strong>と"),
        ("**。**あ", "<strong>。</strong>あ"),
        ("これは**重要です。**次に", "これは<strong>重要です。</strong>次に"),
        ("本当に**必要か？**そう", "本当に<strong>必要か？</strong>そう"),
        ("本当に**必要か?**そう", "本当に<strong>必要か?</strong>そう"),
        ("**核（EDD）**は", "<strong>核（EDD）</strong>は"),
        ("**核(EDD)**は", "<strong>核(EDD)</strong>は"),
        ("は**(EDD)**", "は<strong>(EDD)</strong>"),
        ("は**(EDD)**は", "は<strong>(EDD)</strong>は"),
        ("**10%**の", "<strong>10%</strong>の"),
        ("**“核”**は", "<strong>“核”</strong>は"),
        ("は**“核”**", "は<strong>“核”</strong>"),
        ("**核、**と", "<strong>核、</strong>と"),
        ("**核…**と", "<strong>核…</strong>と"),
        ("**核——**と", "<strong>核——</strong>と"),
        ("**〜核〜**と", "<strong>〜核〜</strong>と"),
        ("**￥100**は", "<strong>￥100</strong>は"),
        ("**$100**は", "<strong>$100</strong>は"),
        # punctuation outside of it
        ("「**核**」は", "「<strong>核</strong>」は"),
        ("、**核**。", "、<strong>核</strong>。"),
        ("核。**「傘」**。核", "核。<strong>「傘」</strong>。核"),
        # markup inside of it
        ("は**`code`**は", "は<strong><code>code</code></strong>は"),
        ("は**[題](u)**は", 'は<strong><a href="u">題</a></strong>は'),
        ("は**![図](u)**は", 'は<strong><img src="u" alt="図" /></strong>は'),
        ("は**<b>核</b>**は", "は<strong><b>核</b></strong>は"),
        ("**核*「傘」*は**と", "<strong>核<em>「傘」</em>は</strong>と"),
        ("*核**「傘」**は*と", "<em>核<strong>「傘」</strong>は</em>と"),
        ("**~~「核」~~**は", "<strong><s>「核」</s></strong>は"),
        ("[**「核」**は](u)", '<a href="u"><strong>「核」</strong>は</a>'),
        # struck-through text
        ("は~~核~~は", "は<s>核</s>は"),
        ("~~「核」~~は", "<s>「核」</s>は"),
        ("は~~(a)~~は", "は<s>(a)</s>は"),
        ("~~核。~~と", "<s>核。</s>と"),
        ("3~5日、10~12日", "3~5日、10~12日"),
        # the Korean and the Chinese editions
        ("**(확장 억제)**는", "<strong>(확장 억제)</strong>는"),
        ("**확장 억제(EDD)**는", "<strong>확장 억제(EDD)</strong>는"),
        ("**'핵우산'**은", "<strong>'핵우산'</strong>은"),
        ("이것은**“핵우산”**이다", "이것은<strong>“핵우산”</strong>이다"),
        ("**“核保护伞”**是", "<strong>“核保护伞”</strong>是"),
        ("美国的**《条约》**是", "美国的<strong>《条约》</strong>是"),
        # characters that vary, that are beyond the basic plane, or half wide
        (f"{IVS}**(a)**{IVS}", f"{IVS}<strong>(a)</strong>{IVS}"),
        (f"**「{IVS}」**は", f"<strong>「{IVS}」</strong>は"),
        (f"は**({IVS})**は", f"は<strong>({IVS})</strong>は"),
        (f"{TEXT_STYLE}**(a)**は", f"{TEXT_STYLE}<strong>(a)</strong>は"),
        ("𠮷**(a)**𠮷", "𠮷<strong>(a)</strong>𠮷"),
        ("ｶｸ**(a)**ｶｸ", "ｶｸ<strong>(a)</strong>ｶｸ"),
        ("**｢核｣**は", "<strong>｢核｣</strong>は"),
        # underscores split no words
        ("_「核」_は", "_「核」_は"),
        ("は_核_は", "は_核_は"),
        ("核_「傘」_", "核_「傘」_"),
        ("「_核_」は", "「<em>核</em>」は"),
        ("は __核__ は", "は <strong>核</strong> は"),
        ("。_核_。", "。<em>核</em>。"),
        # white space still decides
        ("は** 核**は", "は** 核**は"),
        ("は**核 **は", "は**核 **は"),
        ("は**\u3000核**は", "は**\u3000核**は"),
        ("は ** 核 ** は", "は ** 核 ** は"),
        ("2 * 3 * 4は6", "2 * 3 * 4は6"),
        # without East Asian text, as CommonMark says
        ('a**"b"**c', "a**&quot;b&quot;**c"),
        ('a **"b"** c', "a <strong>&quot;b&quot;</strong> c"),
        ("a**(b)**", "a**(b)**"),
        ("**(b)**a", "**(b)**a"),
        ("😀**(b)**", "😀<strong>(b)</strong>"),
        ("a**「b」**c", "a<strong>「b」</strong>c"),
    ],
)  # fmt: skip
def test_emphasis_next_to_east_asian_text(text, expected):
    assert html(text) == f"<p>{expected}</p>\n"


@pytest.mark.parametrize(
    "text", ["**「核の傘」**は", "これは**重要です。**次に", "は**(EDD)**は", "~~「核」~~は"]
)
def test_without_the_extension_emphasis_is_as_commonmark_has_it(text):
    conventions = Conventions(extensions=Conventions().extensions - {"cjk-emphasis"})

    assert html(text, conventions) == f"<p>{text}</p>\n"
