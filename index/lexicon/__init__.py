"""Words that we know: English's small ones, verbs of saying, names, roles, places; and how a text falls into words."""
