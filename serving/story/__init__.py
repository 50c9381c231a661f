"""The demo's play: a PACS, three studies, and what must come back for each."""
