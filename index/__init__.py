"""Articles to a generation on disk, and a generation to search. Knows no question and no HTTP."""
