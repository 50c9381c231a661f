"""Labels of images: imported with where they come from, compared between readers, and settled by a senior one."""
