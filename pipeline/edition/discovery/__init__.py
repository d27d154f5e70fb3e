"""What machines read of a site: search engines, feed readers, social networks, language models.

Everything here is made of the editions and the configuration, so it is the same on any machine and whatever else is
being built. What needs absolute addresses (feeds, the sitemap, pictures for sharing) is left out without ``base_url``.

    dates           when an edition was published and last changed
    description     a sentence or two on a page
    head            what the head of a page says: article_head an article's, web_page any other's
    structured      the same as JSON-LD, of articles; structured_pages of other pages
    card, fonts     a picture with a title, to be shown where a page is shared
    logo            the publisher's mark
    feed            Atom, per language, with the texts that feed_text makes
    sitemap         every page in every language; robots.txt leads to it
    llms            the Markdown editions, for language models
"""
