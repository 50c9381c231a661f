"""What a hospital runs: listener, pipeline, result objects, REST and pages. Knows models, never training."""
