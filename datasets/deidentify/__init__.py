"""De-identification of instances by DICOM PS3.15 Annex E, with a second pass that decides what may leave."""
