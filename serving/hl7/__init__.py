"""The HL7 v2 door: messages over MLLP in, acknowledgements and ORU^R01 with scores and risks out."""
