"""Who said what in one article: its statements, each with its speaker, and the people it names."""

from .extract import Extraction, extract

__all__ = ["Extraction", "extract"]
