"""Versions of a dataset: what is in it, how it is split by patient, and the proof that nothing leaks."""
