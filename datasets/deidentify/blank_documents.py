"""What stands in the place of an encapsulated document: nothing, in the document's own form.

**Source:** DICOM PS3.3 C.24.2 (encapsulated document), A.85 (STL, OBJ and MTL); the binary form of STL is 80 bytes of
head and the number of triangles in four bytes.
"""

from __future__ import annotations

from pydicom import Dataset
from pydicom.dataelem import DataElement

DOCUMENT, DOCUMENT_TYPE, LENGTH = 0x00420011, 0x00420012, 0x00420015
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
BLANK_XML = b'<ClinicalDocument xmlns="urn:hl7-org:v3"/>'
BLANK_STL = bytes(84)
BLANK_LINES = b"# removed\n"
_BY_TYPE = {
    "application/pdf": BLANK_PDF, "text/xml": BLANK_XML, "application/xml": BLANK_XML, "model/stl": BLANK_STL,
    "model/obj": BLANK_LINES, "model/mtl": BLANK_LINES, "application/sla": BLANK_STL,
}  # fmt: skip


def blank_of(dataset: Dataset) -> bytes:
    """A document of the same form that says nothing; by its type, else by how it begins."""
    told = str(dataset.get("MIMETypeOfEncapsulatedDocument", "") or "").strip("\0 ").lower()
    if told in _BY_TYPE:
        return _BY_TYPE[told]
    head = bytes(dataset[DOCUMENT].value or b"")[:5] if DOCUMENT in dataset else b""
    return BLANK_PDF if head.startswith(b"%PDF") else BLANK_XML


def blank_document(dataset: Dataset) -> DataElement:
    """The element of the document, padded to an even length."""
    document = blank_of(dataset)
    return DataElement(DOCUMENT, "OB", document + b"\0" * (len(document) % 2))


def blank_length(dataset: Dataset) -> DataElement:
    """How long the document is that now stands there, without padding."""
    return DataElement(LENGTH, "UL", len(blank_of(dataset)) if DOCUMENT in dataset else 0)
