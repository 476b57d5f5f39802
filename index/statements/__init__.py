"""Who said what in one article: its statements, each with its speaker, and the people it names."""

from ..values import Extraction
from .extract import extract

__all__ = ["Extraction", "extract"]
