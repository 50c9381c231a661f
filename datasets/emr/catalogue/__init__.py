"""The Vietnamese–English ICD-10 catalogue of the Ministry of Health, imported by each installation."""
