"""Tables and equations that several published scores share."""
