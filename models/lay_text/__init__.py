"""Free text of citizens, Vietnamese or English, to what was said: findings, who, how long, numbers."""
