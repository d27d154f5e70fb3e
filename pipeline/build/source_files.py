"""The files below the source folder that are no articles: pictures, and what articles link to.

A language may have a file of its own: ``map.en.png`` beside ``map.png`` takes its place in the English edition.
"""

from pathlib import Path, PurePosixPath

from pipeline import locales

__all__ = ["read_source_file"]


def read_source_file(folder: Path, target: PurePosixPath, language: str) -> bytes | str:
    """The content of a file below ``folder`` in the edition of a language, or why it is not published."""
    own = target.with_name(f"{target.stem}.{locales.web_tag(language)}{target.suffix}")
    content = _read(folder, own)
    return content if isinstance(content, bytes) else _read(folder, target)


def _read(folder: Path, target: PurePosixPath) -> bytes | str:
    if any(part.startswith(".") for part in target.parts):
        return "is hidden, and not published"
    path = folder / target
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return "leads out of the source folder, and is not published"
        if not path.exists():
            return "is not there: put the file in that place, or mend the link"
        return path.read_bytes() if path.is_file() else "is not a file"
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go in a circle
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
