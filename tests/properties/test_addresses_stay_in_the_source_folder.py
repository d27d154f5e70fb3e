"""Whatever an author or a translator writes as an address, what it means lies below the source folder."""

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.edition.link_targets import LinkTargets
from pipeline.project import Config

PARTS = st.sampled_from(
    ["..", ".", "", "ja", "en", "news", "a", "a.md", "図.png", "%2e%2e", "%2f", "\\", "index.html"]
)
ADDRESSES = st.lists(PARTS, max_size=8).map("/".join) | st.text(max_size=30)
TARGETS = LinkTargets(Config(base_url="https://example.org/news/", languages=("en",)))


@given(ADDRESSES, st.sampled_from(["", "/", "/ja/", "//"]), st.sampled_from(["a", "x/b", "x/y/index"]))
@example("..%2f..%2fsecret", "/", "x/b")
@example("/\0", "/", "a")
def test_no_address_leads_out(address: str, before: str, article: str) -> None:
    for target in TARGETS.of(article, before + address):
        assert not target.whole.is_absolute()
        assert ".." not in target.whole.parts
