"""The formats in which hospitals tell of a patient, each read into a `PatientRecord`."""
