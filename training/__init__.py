"""How models are made: recipes, the loop, evaluation, export. Serving never sees this package."""
