"""``plural``: a plural form is missing, or there are more than the language has.

How many there must be is said by the catalog's ``Plural-Forms``, or else by the language. What a form may leave out
(a form for one thing need not say “1”) is for the other checks, which look at each form.
"""

from collections.abc import Iterator

from polib import POEntry

from pipeline.checks.pair import Finding
from pipeline.checks.plural_forms import PluralForms

__all__ = ["check"]


def check(entry: POEntry, forms: PluralForms) -> Iterator[Finding]:
    """A finding about an entry that has plural forms and is translated, in part at least."""
    filled = {int(index) for index, text in entry.msgstr_plural.items() if text}
    if not entry.msgid_plural or not filled:
        return
    missing = sorted(set(range(forms.count)) - filled)
    extra = sorted(index for index in filled if index >= forms.count)
    if missing:
        listed = ", ".join(f"msgstr[{index}]" for index in missing)
        yield Finding(f"{listed} is empty: the language has {_counted(forms.count)}, readers see all of them")
    if extra:
        listed = ", ".join(f"msgstr[{index}]" for index in extra)
        yield Finding(f"{listed} is never shown: the language has {_counted(forms.count)}")


def _counted(count: int) -> str:
    return "one plural form" if count == 1 else f"{count} plural forms"
