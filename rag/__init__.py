"""A question to a cited answer. Knows no file and no HTTP."""
