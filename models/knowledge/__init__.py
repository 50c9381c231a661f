"""A knowledge base of findings, conditions and red flags: its nouns, how it is read, checked and compiled."""
