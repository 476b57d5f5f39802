"""Defaults that the edge shows and the rooms use, with nothing to import."""

PACKAGED_MODEL = "all-MiniLM-L6-v2"
MAX_ARTICLE_BYTES = 10_000_000
