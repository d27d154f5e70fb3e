"""Raw HTML in articles: its texts, as spans, and how translations are written there."""
