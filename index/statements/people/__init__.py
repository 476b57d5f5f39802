"""Whom an article names: `names.py` finds the names, `figures.py` gathers them into people with what describes them."""
