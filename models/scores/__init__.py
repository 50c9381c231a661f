"""Published clinical scores: one file each, its pure function or points table, its citation, units and examples."""
