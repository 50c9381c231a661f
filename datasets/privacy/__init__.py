"""How easily somebody is found in a version's tables, and the least generalisation that makes it hard enough."""
