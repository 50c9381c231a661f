"""What segmentation recipes share: films with masks, network, augmentation, measures."""
