"""One page for each condition of a knowledge base, for the physicians who review it: in the console, or as files."""
