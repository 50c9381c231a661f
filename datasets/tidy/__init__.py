"""Extracts of electronic records (FHIR, BHYT XML, OMOP, CSV) as de-identified tidy tables with codes and UCUM units."""
