"""The translators' side of a project: templates, catalogs, and how far the work is."""
