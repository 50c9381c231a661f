"""Inputs that only trained models have; what scores share stands in `models/vocabulary`."""
