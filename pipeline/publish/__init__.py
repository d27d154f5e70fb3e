"""The built site, brought to where readers are: what has to be sent, in which order, and the places it can go to."""

from pipeline.publish.plan import Plan
from pipeline.publish.publish import Published, publish

__all__ = ["Plan", "Published", "publish"]
