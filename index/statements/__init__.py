"""Who said what in one article: its statements, each with its speaker, and the people it names.

`extract.py` is the way in. Imports run `statements -> grammar -> people -> lexicon`, never back. Nothing is imported
here.
"""
