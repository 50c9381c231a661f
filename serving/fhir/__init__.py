"""The FHIR R4 door: `$evaluate` a patient's record into RiskAssessment and GuidanceResponse."""
