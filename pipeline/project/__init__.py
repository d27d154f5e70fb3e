"""A content project: its configuration, and where its files are."""

from pipeline.project.configuration import CONFIG_NAME, Config
from pipeline.project.layout import ArticleFile, Project, find_project

__all__ = ["CONFIG_NAME", "ArticleFile", "Config", "Project", "find_project"]
