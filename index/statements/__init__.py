"""Who said what in one article: its statements, each with its speaker, and the people it names.

`extract.py` is the way in. Nothing is imported here: asking needs the names and roles, not the extractor.
"""
