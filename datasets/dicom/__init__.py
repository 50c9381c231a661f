"""DICOM instances, read within limits."""
