"""Editions: an article in one language, as Markdown and as a page.

``localize`` joins an article and a catalog, ``render`` makes HTML of the localized Markdown, ``site`` puts it
into pages and lists with the templates, styles and words of ``theme/``. Nothing is written here: the package
only knows where pages lie to each other (``links``).
"""
