"""Reads a built site as machines do: follows every link, and tells what leads nowhere."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html as lxml_html

LINKS = ("//@href", "//@src", "//*[@property='og:image' or @property='og:url']/@content")


@dataclass(frozen=True)
class Page:
    """A page of the site: its URL, and the parsed document."""

    url: str
    document: lxml_html.HtmlElement

    def values(self, path: str) -> list[str]:
        """What an XPath finds: texts or attributes."""
        return [str(one) for one in self.document.xpath(path)]

    def meta(self, name: str) -> str:
        """The content of a ``<meta>`` by its name or property; empty if there is none."""
        return next(iter(self.values(f"//meta[@name='{name}' or @property='{name}']/@content")), "")

    @property
    def alternates(self) -> dict[str, str]:
        links = self.document.xpath("//link[@rel='alternate'][@hreflang]")
        return {link.get("hreflang"): link.get("href") for link in links}

    @property
    def canonical(self) -> str:
        return next(iter(self.values("//link[@rel='canonical']/@href")), "")

    @property
    def is_indexed(self) -> bool:
        return "noindex" not in self.meta("robots")

    @property
    def data(self) -> dict[str, object] | None:
        """The first node of the JSON-LD: what the page is."""
        return next(iter(self.nodes), None)

    @property
    def nodes(self) -> list[dict[str, object]]:
        """The JSON-LD, read as a browser gives it to a reader: the text of the element."""
        scripts = self.values("//script[@type='application/ld+json']/text()")
        found = json.loads(scripts[0]) if scripts else []
        return found if isinstance(found, list) else [found]

    @property
    def breadcrumbs(self) -> list[dict[str, object]]:
        """The steps to the page, as its JSON-LD has them."""
        lists = [node.get("breadcrumb", node) for node in self.nodes]
        return next((one["itemListElement"] for one in lists if one["@type"] == "BreadcrumbList"), [])


class Crawler:
    """A site in a folder, as if it lay at ``base``."""

    def __init__(self, output: Path, base: str) -> None:
        self.output = output
        self.base = base.rstrip("/") + "/"
        files = sorted(output.rglob("*.html"))
        self.pages = {
            self._url(file): Page(self._url(file), lxml_html.parse(file).getroot()) for file in files
        }

    def _url(self, file: Path) -> str:
        return self.base + file.relative_to(self.output).as_posix().removesuffix("index.html")

    def file(self, url: str) -> Path | None:
        """The file that a web server sends for a URL of the site; None if there is none."""
        path = unquote(urldefrag(url)[0]).removeprefix(self.base)
        file = self.output / path / "index.html" if path.endswith("/") or not path else self.output / path
        return file if file.is_file() else None

    def is_internal(self, url: str) -> bool:
        return url.startswith(self.base)

    def broken(self) -> list[tuple[str, str]]:
        """Every link within the site that leads to no file, or to no place in a page."""
        found = []
        for page in self.pages.values():
            for value in {value for path in LINKS for value in page.values(path)}:
                url = urljoin(page.url, value)
                if self.is_internal(url) and not self.leads_somewhere(url):
                    found.append((page.url, value))
        return sorted(found)

    def leads_somewhere(self, url: str) -> bool:
        """Whether there is a file for a URL of the site, and the place in it if the URL names one."""
        address, fragment = urldefrag(url)
        if self.file(address) is None:
            return False
        there = self.pages.get(unquote(address)) or self.pages.get(address)
        if not fragment or there is None:
            return not fragment
        return bool(there.document.xpath("//*[@id=$id]", id=unquote(fragment)))

    def other_hosts(self) -> set[str]:
        """The hosts that pages load something from, rather than link to."""
        loads = ("//@src", "//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href")
        urls = {
            urljoin(page.url, one)
            for page in self.pages.values()
            for path in loads
            for one in page.values(path)
        }
        return {urlsplit(url).netloc for url in urls if not self.is_internal(url)}
