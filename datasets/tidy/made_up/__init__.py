"""Made-up people and their visits, told as FHIR, BHYT XML, OMOP and CSV: the same in each, and never anybody's."""
