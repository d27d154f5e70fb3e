"""The articles of a language as a book, EPUB 3.3.

A chapter is an article, rendered as for its page (`pipeline.edition.render`)::

    pictures     the pictures that a book may have
    xhtml        the HTML of a page → the stricter form that reading systems want
    chapters     an edition → the document of a chapter
    navigation   the table of contents
    package      what the book says of itself
    archive      its files in one
    book         all of these
"""

from pipeline.edition.epub.book import book_name, make_book

__all__ = ["book_name", "make_book"]
