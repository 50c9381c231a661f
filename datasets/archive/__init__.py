"""Bring instances from where a hospital keeps them: a folder, a zip, an archive by DIMSE or by DICOMweb. ADR 0018."""
