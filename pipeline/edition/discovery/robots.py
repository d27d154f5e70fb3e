"""robots.txt: everybody may read everything, and where the sitemap is."""

from pipeline.edition.discovery.sitemap import MARK, SITEMAP
from pipeline.edition.links import absolute

__all__ = ["ROBOTS", "render_robots"]

ROBOTS = "robots.txt"


def render_robots(base_url: str) -> bytes:
    """The file's content. It is read only where the site is the whole of its host."""
    lines = [f"# {MARK} Take this line away to keep a file of your own.", "User-agent: *", "Allow: /"]
    if base_url:
        lines += ["", f"Sitemap: {absolute(base_url, SITEMAP)}"]
    return "".join(f"{line}\n" for line in lines).encode()
