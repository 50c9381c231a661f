"""A problem's detail in Vietnamese, for the mistakes that callers make most: inputs, parameters, keys, tables.

What is not known here keeps its English words; `expected`, `got` and `do` are for programs and stay English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DO: Mapping[str, str] = {
    "access-denied": "hãy gửi khóa API; `./tuetinh key create` tạo khóa",
    "body-too-large": "hãy gửi ít hơn mỗi lần, hoặc tăng TUETINH_UPLOAD_LIMIT_MB",
    "input-not-valid": "xem GET /v1/risk/{name}",
    "instrument-not-found": "hãy chọn một tên trong GET /v1/risk",
    "invalid-parameter": "xem /docs",
    "malformed-body": "hãy gửi biểu mẫu hoặc các phần như /docs chỉ dẫn",
    "method-not-allowed": "xem /docs",
    "model-not-found": "hãy chọn một tên trong GET /v1/models",
    "not-found": "hãy kiểm tra địa chỉ hoặc UID",
    "not-permitted": "hãy dùng khóa của vai trò được phép",
    "overloaded": "hãy thử lại sau vài giây",
    "table-rejected": "hãy gửi CSV hoặc Parquet như /docs chỉ dẫn",
    "too-many-requests": "hãy chờ một phút rồi tiếp tục",
    "too-many-tries": "hãy chờ một phút",
    "unreadable-instance": "hãy gửi tệp DICOM, PNG hoặc JPEG còn nguyên vẹn",
    "unreadable-record": "hãy gửi đúng như tiêu chuẩn của nó",
}
SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"input (?P<name>\S+) of row (?P<row>\d+): (?P<rest>.+)", "dòng {row}, giá trị {name}: {rest}"),
        (r"input \(not declared\) of row (?P<row>\d+): (?P<rest>.+)", "dòng {row}: {rest}"),
        (r"input \(not declared\): (?P<rest>.+)", "{rest}"),
        (r"input (?P<name>\S+): (?P<rest>.+)", "giá trị {name}: {rest}"),
        (r"expected (?P<rest>.+) \([a-z-]+\)", "{rest}"),
        (r"a number in (?P<unit>.+)", "cần một số, đơn vị {unit}"),
        (r"a value within (?P<span>.+)", "cần một giá trị trong khoảng {span}"),
        (r"a whole number", "cần một số nguyên"),
        (r"true or false", "cần true hoặc false"),
        (r"one of the units (?P<units>.+)", "cần một trong các đơn vị {units}"),
        (r"one of (?P<options>.+)", "cần một trong các giá trị {options}"),
        (r"names among (?P<names>.+)", "cần tên trong số {names}"),
        (r"names of inputs of some score or model", "cần tên giá trị nhập của một thang điểm hoặc mô hình"),
        (r"each name once in a JSON object", "mỗi tên chỉ được có một lần trong một đối tượng JSON"),
        (r"one age, one sex and one pregnancy, the same .+", "tuổi, giới tính và thai kỳ phải thống nhất với nhau"),
        (r"a header in (?P<unit>.+)", "tiêu đề cột cần đơn vị {unit}"),
        (r"valid values", "cần giá trị hợp lệ"),
        (r"one that is not, in (?P<place>.+), row (?P<row>\d+)", "có giá trị không hợp lệ ở {place}, dòng {row}"),
        (r"one that is not, in (?P<place>.+)", "có giá trị không hợp lệ ở {place}"),
        (r"a name of GET /v1/risk", "cần một tên trong GET /v1/risk"),
        (r"another", "đã nhận một tên khác"),
        (r"(?P<count>\d+) cells in row (?P<row>\d+)", "dòng {row} cần {count} ô"),
        (r"(?P<count>\d+)", "đã nhận {count}"),
        (r"one column for (?P<name>\S+)", "mỗi giá trị nhập chỉ được có một cột: {name}"),
        (r"a column for at least one input", "cần cột của ít nhất một giá trị nhập"),
        (r"CSV or Parquet", "cần CSV hoặc Parquet"),
        (r"CSV in UTF-8", "cần CSV ở bảng mã UTF-8"),
        (r"a workbook: .+", "đã nhận tệp Excel: trong Excel chọn Lưu thành (Save As), CSV UTF-8"),
        (r"another encoding: .+", "đã nhận bảng mã khác: trong Excel chọn Lưu thành (Save As), CSV UTF-8"),
        (r"none; GET /v1/risk/\{name\} lists them", "không có cột nào; xem GET /v1/risk/{{name}}"),
    )
)


def detail_of(code: str, expected: str, got: str, do: str) -> str:
    """The sentence of a problem: what was expected, what came, what to do."""
    parts = [_said(expected), _said(got), DO.get(code, do)]
    return "; ".join(part for part in parts if part)


def _said(english: str) -> str:
    for pattern, said in SENTENCES:
        told = pattern.fullmatch(english)
        if told is not None:
            holes = told.groupdict()
            return said.format(**(holes | {"rest": _said(holes["rest"])} if "rest" in holes else holes))
    return english
