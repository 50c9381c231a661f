"""The door for files of Vietnamese systems: BHYT XML, and the ICD-10 catalogue beside it."""
