"""The expert system's engine: what is known of a person, what it may be, how urgent that is, what to ask next. Pure."""
