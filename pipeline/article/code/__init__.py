"""Code in articles: its comments, as spans, and how translations are written there."""
