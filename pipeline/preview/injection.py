"""What the preview adds to a page: its script and style, and leave for them in the page's own policy."""

import hashlib
import re
from html import escape, unescape

__all__ = ["FOLDER", "digest_of", "with_preview"]

FOLDER = "_preview"
"""The folder of the preview's own files at the server's root. No language is called so."""

_POLICY = re.compile(
    r"""(<meta\s[^>]*http-equiv=["']Content-Security-Policy["'][^>]*?\scontent=)("[^"]*"|'[^']*')""",
    re.IGNORECASE,
)


def digest_of(content: bytes) -> str:
    """What tells whether a page has changed: 16 digits of its SHA-256."""
    return hashlib.sha256(content).hexdigest()[:16]


def with_preview(content: bytes, page: str, nonce: str) -> bytes:
    """A page, UTF-8, with the script that loads it again when it changes.

    ``page`` is its path below the site's root. ``nonce``, letters and digits, is what the page's policy, which stays as
    strict as it is, lets the script through by.
    """
    html = content.decode("utf-8", "surrogateescape")
    html = _POLICY.sub(lambda found: found[1] + _quoted(_permitting(unescape(found[2][1:-1]), nonce)), html)
    added = (
        f'<link rel="stylesheet" href="/{FOLDER}/live.css" nonce="{nonce}">\n'
        f'<script src="/{FOLDER}/live.js" nonce="{nonce}" data-page="{escape(page)}" '
        f'data-digest="{digest_of(content)}" defer></script>\n'
    )
    head, end, body = html.partition("</head>")
    html = head + added + end + body if end else html + added
    return html.encode("utf-8", "surrogateescape")


def _permitting(policy: str, nonce: str) -> str:
    """A Content-Security-Policy (level 3) that also permits what bears ``nonce``, and the events of this server."""
    directives = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    for name, source in (
        ("script-src", f"'nonce-{nonce}'"),
        ("style-src", f"'nonce-{nonce}'"),
        ("connect-src", "'self'"),
    ):
        own = directives.get(name, directives.get("default-src"))
        if own is not None and "'self'" not in own:
            directives[name] = [*(one for one in own if one.lower() != "'none'"), source]
    return "; ".join(" ".join((name, *words)) for name, words in directives.items())


def _quoted(text: str) -> str:
    return f'"{escape(text, quote=False).replace(chr(34), "&quot;")}"'
