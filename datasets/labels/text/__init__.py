"""Findings told by a radiology report in Vietnamese or English, by rules that can be read: `rules.read_report`."""
