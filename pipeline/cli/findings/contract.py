"""``--format json``: the object that scripts depend on."""

import json

from pipeline.build.checking import Checked
from pipeline.cli.reports import counted

__all__ = ["render"]


def render(checked: Checked) -> str:
    """The contract's object: ``diagnostics`` and a ``summary`` that counts them."""
    return json.dumps(
        {
            "diagnostics": [one.as_json() for one in checked.diagnostics],
            "summary": {
                **counted(checked.diagnostics),
                "checked": checked.catalogs,
                "silenced": checked.silenced,
            },
        },
        ensure_ascii=False,
        indent=2,
    )
