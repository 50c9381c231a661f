"""One finding, many objects: the overlay, secondary capture, segmentation, structured report and presentation state."""
