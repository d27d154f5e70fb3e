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

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("kakehashi")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"

__all__ = ["__version__"]
