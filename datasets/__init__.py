"""What the data IS: images, their headers, DICOM, versions and made-up studies. Imports nothing of ours."""
