"""What the service holds: instances, studies, analyses, results and deliveries, in SQLite or PostgreSQL."""
