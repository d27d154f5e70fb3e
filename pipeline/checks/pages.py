"""The pages that explain the checks: ``docs/checks/CODE.md``, which an installed package has as ``checks/docs``."""

from pathlib import Path

__all__ = ["page_codes", "page_of", "page_summary"]

_OTHER_PAGES = frozenset({"README"})


def page_codes() -> tuple[str, ...]:
    """The codes that have a page, in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.md") if path.stem not in _OTHER_PAGES))


def page_of(code: str) -> str | None:
    """The text of the page, None if there is none."""
    path = _folder() / f"{code}.md"
    return path.read_text(encoding="utf-8") if code in page_codes() else None


def page_summary(page: str) -> str:
    """The first sentence of a page, below its heading."""
    text = next((part for part in page.split("\n\n")[1:] if part.strip() and not part.startswith("#")), "")
    return " ".join(text.split())


def _folder() -> Path:
    """Where the pages are: in the package once it is built, in ``docs/`` of a checkout."""
    installed = Path(__file__).with_name("docs")
    return installed if installed.is_dir() else Path(__file__).parents[2] / "docs" / "checks"
