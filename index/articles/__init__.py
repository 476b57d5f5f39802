"""Articles from files, each kept as it was read, and the passages that they are split into."""
