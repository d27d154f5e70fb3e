"""Kakehashi: Japanese articles in, localized Markdown and HTML editions out.

An article travels downward through the packages::

    article/   text -> units with spans, and spans + translations -> text
    catalog/   units -> templates and gettext catalogs, and back
    glossary/  terms and where they occur
    checks/    what may be wrong with a translation
    edition/   article x catalog -> localized Markdown -> HTML pages
    build/     which editions, in what order, and writing them safely
    cli/       the commands

``project`` knows where the files are, ``locales`` what differs between languages, and ``diagnostics`` how
something that is wrong is told.
"""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """``__version__``, looked up when somebody asks: to import what looks it up takes 40 ms."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kakehashi")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0+unknown"
