"""A generation on disk: its files, and the searches in them."""
