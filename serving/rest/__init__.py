"""The REST door: analyse, follow a study, DICOMweb, models, operations. One FastAPI app, mounted in the Bento service."""
