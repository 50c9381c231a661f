"""The REST door of scores and table models: list, describe, evaluate one, many or a whole table."""
