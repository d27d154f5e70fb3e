"""Whatever HTML somebody writes, a browser builds of the page the elements that were meant to be there."""

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from pipeline.edition.sanitize import sanitize

NAMES = (
    *(
        "a",
        "b",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "center",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
    ),
    *(
        "figure",
        "h2",
        "h4",
        "hr",
        "iframe",
        "img",
        "input",
        "li",
        "ol",
        "p",
        "pre",
        "rp",
        "rt",
        "ruby",
        "section",
        "span",
    ),
    *("style", "summary", "svg", "table", "tbody", "td", "th", "thead", "time", "tr", "tt", "ul"),
)
ATTRIBUTES = (
    "",
    ' id="x"',
    ' name="x"',
    ' href="a b|{c}"',
    ' src="%"',
    ' colspan="3"',
    ' rowspan="9" lang="?"',
)
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "caption": {"table"},
    "figcaption": {"figure"},
    "summary": {"details"},
    "rt": {"ruby"},
    "rp": {"ruby"},
}


def pieces():
    tags = st.builds(
        "<{}{}{}>".format,
        st.sampled_from(("", "", "/")),
        st.sampled_from(NAMES),
        st.sampled_from(ATTRIBUTES),
    )
    return st.lists(st.one_of(tags, st.sampled_from(("字", " ", "語 "))), max_size=25).map("".join)


@given(pieces())
@settings(max_examples=300)
def test_what_is_written_is_what_a_browser_reads(written):
    page = sanitize(written, lambda url: url)

    read = nh3.clean(
        page,
        tags={*NAMES, "s", "tfoot"},
        clean_content_tags=set(),
        attributes={"*": {"id", "href", "src", "alt", "class", "aria-label", "rel", "colspan", "rowspan"}},
        link_rel=None,
        url_relative=lambda url: url,
    )

    assert read == page


@given(pieces())
@settings(max_examples=300)
def test_every_part_is_where_it_belongs_and_every_id_is_there_once(written):
    page = lxml_html.fragment_fromstring(sanitize(written, lambda url: url), create_parent="body")

    misplaced = [
        (one.tag, one.getparent().tag)
        for one in page.iter(*PARENTS)
        if one.getparent().tag not in PARENTS[one.tag]
    ]
    ids = page.xpath("//@id")

    assert misplaced == []
    assert len(ids) == len(set(ids))
