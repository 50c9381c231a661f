"""One file per model, named as its folder under `models/`."""
