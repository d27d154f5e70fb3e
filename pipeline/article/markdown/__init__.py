"""Markdown: how it is parsed, where the text of a block stands in its lines, and how text is written there.

``parser`` is markdown-it with what Japanese publishing needs (``emphasis``, ``bare_urls``,
``heading_attributes``). ``lines``, ``tables``, ``folding`` and ``link_definitions`` lead from its tokens back to
the source, ``escape`` from a translation to Markdown, and ``skeleton`` is what a translation must not change.
"""
