"""The verb `dataset`: from an archive and an extract to `dataset@version`, and a look at what came of it."""
