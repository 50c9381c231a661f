"""The REST door: analyse, follow a study, DICOMweb, models, operations. One FastAPI app in the Bento service."""
