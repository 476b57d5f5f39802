"""Who said what: statements and speakers of one article, by rules alone."""
