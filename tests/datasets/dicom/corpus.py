"""Reads bad files one by one and prints what came of each: run by test_corpus.py in a process of its own.

Usage: corpus.py SECTION. Each line is JSON: name, status (image, unreadable, unsupported, or what escaped), seconds.
"""

from __future__ import annotations

import io
import json
import random
import resource
import struct
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import PIL.Image
import pydicom
from pydicom import uid
from pydicom.data import get_testdata_file

from datasets.dicom.decoder import DECODER
from datasets.errors import UnreadableInstance, UnsupportedTransferSyntax
from datasets.limits import Limits
from datasets.read import read_image
from datasets.synthetic.attributes import Who, new_instance
from datasets.synthetic.encode import SYNTAXES, encode_instance, to_bytes
from datasets.synthetic.pixels import set_gray

MEBI = 1024**2
LIMITS = Limits(file_bytes=64 * MEBI, inflated_bytes=32 * MEBI, decoder_seconds=5.0)
JPEG_FILES = ("SC_rgb_jpeg_dcmtk.dcm", "JPGExtended.dcm", "SC_rgb_jpeg_gdcm.dcm", "JPEGLSNearLossless_16.dcm")
Case = tuple[str, bytes]


def small_film() -> pydicom.FileDataset:
    rng = np.random.default_rng(0)
    dataset = new_instance(uid.ComputedRadiographyImageStorage, "CR", Who("SYNTHETIC^CHILD", 1, "003Y"), "corpus")
    ramp = np.linspace(0, 1, 48 * 64, dtype=np.float32).reshape(48, 64)
    set_gray(dataset, ramp + 0.02 * rng.standard_normal((48, 64)).astype(np.float32))
    return dataset


def sound_files() -> Iterator[Case]:
    for syntax in SYNTAXES:
        yield syntax.name, to_bytes(encode_instance(small_film(), syntax))
    for name in JPEG_FILES:
        yield name, Path(str(get_testdata_file(name))).read_bytes()
    yield "HTJ2K", Path(__file__).with_name("htj2k.dcm").read_bytes()
    for kind in ("PNG", "JPEG"):
        stream = io.BytesIO()
        PIL.Image.fromarray(np.arange(4096, dtype=np.uint8).reshape(64, 64)).save(stream, kind)
        yield kind, stream.getvalue()


def truncated() -> Iterator[Case]:
    for name, data in sound_files():
        for point in sorted({*range(0, 200, 40), *(len(data) * part // 12 for part in range(12)), len(data) - 1}):
            yield f"{name} cut at {point}", data[:point]


def flipped() -> Iterator[Case]:
    for name, data in sound_files():
        for seed in range(16):
            rng, damaged = random.Random(f"{name}{seed}"), bytearray(data)
            for _ in range(rng.choice([1, 2, 8, 40])):
                damaged[rng.randrange(len(data) // (1 + seed % 2) if seed % 3 else len(data))] ^= 1 << rng.randrange(8)
            yield f"{name} flip {seed}", bytes(damaged)


def element(tag: int, vr: bytes, value: bytes) -> bytes:
    head = struct.pack("<HH", tag >> 16, tag & 0xFFFF) + vr
    if vr in (b"OB", b"OW", b"SQ", b"UN", b"UT"):
        return head + struct.pack("<HL", 0, len(value)) + value
    return head + struct.pack("<H", len(value)) + value


def part10(body: bytes, syntax: str = "1.2.840.10008.1.2.1") -> bytes:
    padded = syntax.encode() + b"\0" * (len(syntax) % 2)
    meta = element(0x00020010, b"UI", padded)
    return bytes(128) + b"DICM" + element(0x00020000, b"UL", struct.pack("<L", len(meta))) + meta + body


def changed(change: Callable[[pydicom.FileDataset], None], syntax: uid.UID = uid.ExplicitVRLittleEndian) -> bytes:
    dataset = encode_instance(small_film(), syntax)
    change(dataset)
    return to_bytes(dataset)


def set_values(**values: object) -> Callable[[pydicom.FileDataset], None]:
    def change(dataset: pydicom.FileDataset) -> None:
        for keyword, value in values.items():
            setattr(dataset, keyword, value)

    return change


def deep(depth: int) -> bytes:
    """Undefined-length sequences inside each other."""
    opening = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    return part10(opening * depth)


def deep_defined(depth: int) -> bytes:
    body = b""
    for _ in range(depth):
        body = element(0x00081140, b"SQ", b"\xfe\xff\x00\xe0" + struct.pack("<L", len(body)) + body)
    return part10(body)


def palette(dataset: pydicom.FileDataset) -> None:
    dataset.PhotometricInterpretation = "PALETTE COLOR"
    words = np.tile(np.array([1, 65535, 65535], "<u2"), 3000).tobytes()
    for colour in ("Red", "Green", "Blue"):
        setattr(dataset, f"{colour}PaletteColorLookupTableDescriptor", [0, 0, 16])
        setattr(dataset, f"Segmented{colour}PaletteColorLookupTableData", words)


def wide_codestream(dataset: pydicom.FileDataset) -> None:
    """A codestream that says 30000 x 30000 under a header of 48 x 64."""
    data = bytearray(dataset.PixelData)
    siz = data.index(b"\xff\x4f\xff\x51")
    data[siz + 8 : siz + 16] = struct.pack(">LL", 30000, 30000)
    dataset.PixelData = bytes(data)


def bombs() -> Iterator[Case]:
    yield "nothing", b""
    yield "preamble only", bytes(128)
    yield "prefix only", bytes(128) + b"DICM"
    yield "zeros", bytes(10_000)
    yield "text", b"not an image" * 100
    yield "huge native", changed(set_values(Rows=65535, Columns=65535))
    yield "huge with many frames", changed(set_values(NumberOfFrames=2**31 - 1))
    yield "negative frames", changed(set_values(NumberOfFrames=-3))
    yield "huge compressed", changed(set_values(Rows=65535, Columns=65535), uid.JPEG2000Lossless)
    yield "other size in the codestream", changed(wide_codestream, uid.JPEG2000Lossless)
    yield "large header over a small frame", changed(set_values(Rows=8000, Columns=8000), uid.RLELossless)
    yield "empty pixels", changed(set_values(PixelData=b""))
    yield "three bits", changed(set_values(BitsAllocated=3))
    yield "no bits", changed(set_values(BitsStored=0))
    yield "unknown photometric", changed(set_values(PhotometricInterpretation="SEPIA"))
    yield "video", changed(lambda d: d.file_meta.__setattr__("TransferSyntaxUID", uid.MPEG2MPML), uid.RLELossless)
    yield "palette bomb", changed(palette)
    yield "deflate bomb", part10(deflated(bytes(200 * MEBI)), "1.2.840.10008.1.2.1.99")
    yield "deflate of deflate", part10(deflated(deflated(bytes(50 * MEBI))), "1.2.840.10008.1.2.1.99")
    yield "deep", deep(100_000)
    yield "deep and defined", deep_defined(400)
    yield "many elements", part10(element(0x00091001, b"LO", b"") * 400_000)
    yield "many items", part10(b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\0\0\0\0" * 400_000)
    yield (
        "many fragments",
        changed(lambda d: d.__setattr__("PixelData", b"\xfe\xff\x00\xe0\0\0\0\0" * 300_000), uid.JPEG2000Lossless),
    )
    yield "many values", part10(struct.pack("<HHL", 0x28, 0x1050, 8_000_000) + b"1\\" * 4_000_000, "1.2.840.10008.1.2")
    yield "undefined everything", part10(b"\x08\x00\x05\x00UN\0\0\xff\xff\xff\xff" + bytes(1000))
    yield "length beyond the file", part10(b"\x08\x00\x05\x00UT\0\0\xfe\xff\xff\x7f")
    yield "PNG bomb", png(30_000, 30_000)
    yield "PNG over its data", png(4000, 4000)[:2000]
    yield "PNG text bomb", png_with_text(100 * MEBI)
    yield "JPEG of 65500 squared", jpeg_header(65500)


def deflated(data: bytes) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def png(width: int, height: int) -> bytes:
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compress(bytes((width // 8 + 1) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def png_with_text(size: int) -> bytes:
    whole = png(16, 16)
    return whole[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(size), 9)) + whole[33:]


def jpeg_header(side: int) -> bytes:
    return b"\xff\xd8\xff\xc0\x00\x0b\x08" + struct.pack(">HH", side, side) + b"\x01\x01\x11\x00" + b"\xff\xd9"


def pydicom_files() -> Iterator[Case]:
    root = Path(pydicom.__file__).parent / "data"
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            yield str(path.relative_to(root)), path.read_bytes()


def status_of(data: bytes) -> str:
    try:
        image = read_image(data, limits=LIMITS)
    except UnsupportedTransferSyntax:
        return "unsupported"
    except UnreadableInstance as error:
        return "unreadable" if str(error).startswith("expected ") else f"untold: {error}"
    except BaseException as error:  # noqa: BLE001 -- whatever escapes is what this looks for
        return f"escaped: {type(error).__name__}: {error}"
    good = image.pixels.dtype == np.float32 and 0 <= image.pixels.min() <= image.pixels.max() <= 1
    return "image" if good else "bad pixels"


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (4 * 1024 * MEBI, resource.RLIM_INFINITY))
    for name, data in globals()[sys.argv[1]]():
        before = time.perf_counter()
        status = status_of(data)
        print(json.dumps({"name": name, "status": status, "seconds": time.perf_counter() - before}))
    DECODER.close()
    # not RUSAGE_SELF: it keeps the peak of whoever started this process, from before exec
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    own = next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM:"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(json.dumps({"name": "peak MiB", "status": "", "seconds": 0, "own": own, "children": children}))


if __name__ == "__main__":
    main()
