"""The CDS Hooks door: what the hospital's information system asks in the moment of work."""
