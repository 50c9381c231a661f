"""A built version of a dataset: index, files, tables, manifest and datasheet; diff, verification and exports."""
