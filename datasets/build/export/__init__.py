"""A version in the forms that trainers read: our own tables, MONAI, COCO, BIDS, or plain files."""
