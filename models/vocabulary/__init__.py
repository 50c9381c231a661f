"""The inputs that several scores and models share, each declared once: name, unit, plausible range, codes."""
