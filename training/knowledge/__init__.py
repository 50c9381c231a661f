"""What real visits say about the knowledge of the symptom checker."""
