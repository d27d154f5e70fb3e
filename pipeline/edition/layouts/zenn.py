"""Zenn: a repository of ``articles/`` and ``images/`` per language."""

import re
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote

from pipeline import locales
from pipeline.edition.layouts import values
from pipeline.edition.layouts.boxes import as_text
from pipeline.edition.layouts.model import Box, Fence, HeadingIds, Keys, Layout, Place
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import is_draft, tags_of

__all__ = ["ZENN"]

_SLUG = re.compile(r"[a-z0-9_-]{12,50}")
_LONGEST_NAME = 37
_DIGEST = 12
_MOST_TOPICS = 5


def _folder(language: str, _is_source: bool) -> str:
    return f"zenn/{locales.web_tag(language)}"


def _place(folder: str, edition: Edition, is_section: bool) -> Place:
    name = _slug(edition.slug)
    return Place(
        PurePosixPath(folder, "articles", f"{name}.md"), PurePosixPath(folder, "images", name), is_section
    )


def _slug(slug: str) -> str:
    """A slug as Zenn wants it, 12 to 50 of ``a-z 0-9 - _``; one of another form gets a digest: no two are equal."""
    if _SLUG.fullmatch(slug):
        return slug
    name = re.sub(r"[^a-z0-9_-]+", "-", slug.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    digest = sha256(slug.encode()).hexdigest()[:_DIGEST]
    return f"{name}-{digest}" if name else digest


def _link(_place: Place, other: Place, _edition: Edition, _is_same_language: bool) -> str:
    """Articles of one author lie beside each other."""
    return other.path.stem


def _file_address(place: Place, path: PurePosixPath) -> str:
    folder = place.path.parent.parent
    return quote(f"/{path.relative_to(folder)}")


def _keys(edition: Edition) -> Keys:
    topics = [topic for tag in tags_of(edition.metadata) if (topic := re.sub(r"[\W_]+", "", tag))]
    own = {
        "emoji": "📰",
        "type": "idea",
        "topics": topics[:_MOST_TOPICS],
        "published": not is_draft(edition.metadata),
    }
    return Keys(
        {
            **values.title(edition),
            **{key: value for key, value in own.items() if key not in edition.metadata},
        }
    )


def _box(box: Box) -> Fence:
    colons = ":" * (3 + box.height)
    if box.kind == "details":
        return Fence((f"{colons}details {box.title}".rstrip(),), (colons,))
    name = "message alert" if box.kind in ("warning", "caution") else "message"
    title = (f"**{as_text(box.title)}**", "") if box.title else ()
    return Fence((f"{colons}{name}", *title), (colons,))


ZENN = Layout(
    name="zenn",
    folder=_folder,
    place=_place,
    link=_link,
    keys=_keys,
    container=_box,
    alert=_box,
    heading_ids=HeadingIds.NONE,
    shows_title=True,
    reads_toml=False,
    file_address=_file_address,
    shares_files=False,
)
