"""HL7 version 2: framing, messages, and the patient record that a message tells."""
