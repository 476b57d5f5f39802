"""How a sentence is built around its verb of saying: `frames.py` reads a clause, on the units of `outline.py`."""
