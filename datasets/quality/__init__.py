"""Is a version's data fit for use: what is missing, impossible, repeated, out of order or changes with the months."""
