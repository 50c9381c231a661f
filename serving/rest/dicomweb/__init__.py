"""DICOMweb: STOW-RS in; QIDO-RS and WADO-RS for what we hold."""
