"""What a model IS: card, preprocessing, runtime, metrics. Each sub-folder of a model holds data only, no Python."""
