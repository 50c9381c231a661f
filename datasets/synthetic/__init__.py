"""Made-up studies and pictures for tests, the demo and the notebooks. Each is marked as synthetic on the picture."""
