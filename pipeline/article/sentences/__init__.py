"""Sentences, for ``segmentation = "sentence"``: where they end, and what stands between them."""

from pipeline.article.sentences.boundaries import sentence_separator, split_sentences

__all__ = ["sentence_separator", "split_sentences"]
