"""The datasheet of a version, in Vietnamese and English: facts filled in, the rest marked for the hospital.

**Source:** Gebru et al., Datasheets for Datasets, Communications of the ACM 64(12), 2021, doi:10.1145/3458723 (the
seven headings).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from datasets.build.manifest import BuiltManifest
from datasets.deidentify.batch import FACES_IN

Language = Literal["vi", "en"]
BLANK = {"vi": "*Bệnh viện điền.*", "en": "*To be filled by the hospital.*"}
HEADINGS = {
    "vi": (
        "Mục đích",
        "Thành phần",
        "Cách thu thập",
        "Tiền xử lý, làm sạch, gán nhãn",
        "Sử dụng",
        "Phân phối",
        "Duy trì",
    ),
    "en": (
        "Motivation",
        "Composition",
        "Collection process",
        "Preprocessing, cleaning, labelling",
        "Uses",
        "Distribution",
        "Maintenance",
    ),
}
WORDS = {
    "vi": {
        "why": "Vì sao lập bộ dữ liệu, ai lập, ai cấp kinh phí, hội đồng đạo đức nào duyệt:",
        "counts": "{patients} người bệnh, {studies} ca chụp, {series} loạt, {instances} ảnh, {bytes} byte.",
        "modality": "Loại máy",
        "instances": "Số ảnh",
        "table": "Bảng",
        "rows": "Số dòng",
        "splits": "Chia tập theo người bệnh khi xuất; mã người bệnh là mã giả, không phải số thật.",
        "sources": "Nguồn: {sources}.",
        "who": "Khoảng thời gian, tiêu chí chọn ca, sự đồng ý của người bệnh:",
        "deidentified": "Khử định danh theo DICOM PS3.15 bảng E.1-1, ấn bản {edition} (tùy chọn: {options_edition}); "
        "tùy chọn đã dùng: {options}. Ngày tháng: {dates}. Dự án {project} (khóa {fingerprint}).",
        "faces": "Khuôn mặt trong CT và MR vùng đầu: đã xóa; loạt nào không xóa chắc chắn được thì bị giữ lại.",
        "faces_stay": "Khuôn mặt trong CT và MR vùng đầu: KHÔNG xóa; có thể dựng lại khuôn mặt từ ảnh.",
        "gate": "Kiểm tra lần hai: {released} ảnh được phép ra, {quarantined} bị giữ lại trong bệnh viện. Lý do, và số "
        "tệp hoặc bản ghi: {reasons}.",
        "risk": "Khử định danh giảm chứ không xóa hết rủi ro nhận ra một người. Không tìm cách nhận dạng lại.",
        "labels": "Nhãn và cách gán nhãn:",
        "labelled": "{label_rows} nhãn của {label_readers} người đọc (thiết bị và luật cũng tính). Nguồn: "
        "{label_sources}. Ai nói: {label_roles}. Luật đọc báo cáo: {label_rules}. Không nhận: {label_refused}; của ảnh "
        "không có ở đây: {label_elsewhere}. Bất đồng ở {label_differing} ca chụp và dấu hiệu, {label_unsettled} chưa "
        "phân xử (bảng `label_dispute`); đồng thuận của từng cặp người đọc: bảng `label_agreement`. Nhãn được thêm vào "
        "phiên bản: {label_from}.",
        "finding": "Dấu hiệu",
        "values": "Giá trị",
        "alpha": "Alpha của Krippendorff (95 %)",
        "generalised": "Đã khái quát từ {generalised_from} để khó nhận ra người: k = {k}, l = {l}; mức: {rungs}; bỏ "
        "{suppressed} người; mất thông tin {loss}. Văn bản tự do và ảnh bị bỏ.",
        "uses": "Dùng để huấn luyện và đánh giá mô hình hỗ trợ quyết định, không phải chẩn đoán. Đã dùng ở đâu, "
        "không nên dùng vào việc gì:",
        "terms": "Ai được nhận, theo điều khoản nào:",
        "keeper": "Ai giữ, liên hệ, khi nào cập nhật, cách rút dữ liệu của một người bệnh:",
        "code": "Mã nguồn: {commit}. Kiểm tra lại: `./tuetinh dataset verify {version}`.",
        "none": "không có",
    },
    "en": {
        "why": "Why the dataset was made, by whom, who paid, which ethics committee approved:",
        "counts": "{patients} patients, {studies} studies, {series} series, {instances} instances, {bytes} bytes.",
        "modality": "Modality",
        "instances": "Instances",
        "table": "Table",
        "rows": "Rows",
        "splits": "Splits are drawn by patient at export; a patient's number is a pseudonym and no real number.",
        "sources": "Sources: {sources}.",
        "who": "Period, criteria of inclusion, consent:",
        "deidentified": "De-identified by DICOM PS3.15 Table E.1-1, edition {edition} (options: {options_edition}); "
        "options used: {options}. Dates: {dates}. Project {project} (key {fingerprint}).",
        "faces": "Faces in CT and MR of the head: taken out; series where that was not sure were held back.",
        "faces_stay": "Faces in CT and MR of the head: NOT taken out; a face may be rebuilt from the images.",
        "gate": "Second check: {released} instances released, {quarantined} held back inside of the hospital. Why, and "
        "how many files or records: {reasons}.",
        "risk": "De-identification lowers the risk that a person is recognised and does not end it. Do not try to "
        "identify anybody.",
        "labels": "Labels and how they were given:",
        "labelled": "{label_rows} labels of {label_readers} readers (devices and rules count, too). Sources: "
        "{label_sources}. Who said it: {label_roles}. Rules for reports: {label_rules}. Refused: {label_refused}; "
        "about images that are not here: {label_elsewhere}. Readers differ on {label_differing} studies and findings, "
        "{label_unsettled} of them not settled (table `label_dispute`); agreement of each two readers: table "
        "`label_agreement`. Labels were added to the version: {label_from}.",
        "finding": "Finding",
        "values": "Values",
        "alpha": "Krippendorff's alpha (95 %)",
        "generalised": "Generalised from {generalised_from}, so that people are harder to recognise: k = {k}, l = {l}; "
        "rungs: {rungs}; {suppressed} people left out; information lost {loss}. Free text and images were left out.",
        "uses": "For training and evaluating decision support, not a diagnosis. Where it was used, and for what it "
        "should not be used:",
        "terms": "Who may have it, under which terms:",
        "keeper": "Who keeps it, whom to ask, when it is renewed, how a patient's data are withdrawn:",
        "code": "Code: {commit}. To check it again: `./tuetinh dataset verify {version}`.",
        "none": "none",
    },
}


def datasheet_of(manifest: BuiltManifest) -> str:
    """The datasheet as Markdown, Vietnamese first."""
    pages = "\n---\n\n".join(_page(manifest, language) for language in ("vi", "en"))
    return f"# {manifest.version_name}\n\n{pages}"


def _page(manifest: BuiltManifest, language: Language) -> str:
    words, blank, facts = WORDS[language], BLANK[language], _facts(manifest, WORDS[language]["none"])
    labelling = [words["labels"], *_labels(manifest, words)]
    further = [*_generalised(manifest, words), *_faces(manifest, words)]
    bodies: tuple[list[str], ...] = (
        [words["why"], blank],
        [words["counts"], _counts_table(manifest, words), words["splits"]],
        [words["sources"], words["who"], blank],
        [words["deidentified"], *further, words["gate"], words["risk"], *labelling, blank],
        [words["uses"], blank],
        [words["terms"], blank],
        [words["keeper"], blank, words["code"]],
    )
    parts = []
    for heading, body in zip(HEADINGS[language], bodies, strict=True):
        parts += [f"## {heading}\n", *(f"{paragraph.format_map(facts)}\n" for paragraph in body)]
    return "\n".join(parts)


def _counts_table(manifest: BuiltManifest, words: dict[str, str]) -> str:
    lines = [f"| {words['modality']} | {words['instances']} |", "|---|---:|"]
    lines += [f"| {name or '–'} | {count} |" for name, count in manifest.counts.modalities.items()]
    if manifest.tables:
        lines += ["", f"| {words['table']} | {words['rows']} |", "|---|---:|"]
        lines += [f"| {name} | {entry.rows} |" for name, entry in manifest.tables.items()]
    return "\n".join(lines)


def _generalised(manifest: BuiltManifest, words: dict[str, str]) -> list[str]:
    return [words["generalised"]] if "generalised" in manifest.made else []


def _faces(manifest: BuiltManifest, words: dict[str, str]) -> list[str]:
    if FACES_IN.isdisjoint(manifest.counts.modalities):
        return []
    return [words["faces" if manifest.made["options"].get("clean_faces") else "faces_stay"]]


def _labels(manifest: BuiltManifest, words: dict[str, str]) -> list[str]:
    if not manifest.labels.get("rows"):
        return []
    lines = [f"| {words['finding']} | {words['values']} | {words['alpha']} |", "|---|---|---|"]
    alphas = manifest.labels["agreement"]
    lines += [
        f"| {name.replace('|', ' ')} | {_counted(values)} | {_alpha(alphas.get(name))} |"
        for name, values in manifest.labels["findings"].items()
    ]
    return [words["labelled"], "\n".join(lines)]


def _alpha(told: Mapping[str, Any] | None) -> str:
    if not told or told["alpha"] is None:
        return "–"
    interval = "" if told["low"] is None else f" ({told['low']:.2f} – {told['high']:.2f})"
    return f"{told['alpha']:.2f}{interval}, n = {told['items']}"


def _counted(told: Mapping[str, int], none: str = "–") -> str:
    return ", ".join(f"{name} {count}" for name, count in told.items()) or none


def _facts(manifest: BuiltManifest, none: str) -> dict[str, Any]:
    made, counts = manifest.made, manifest.counts
    options = made["options"]
    return {
        "version": manifest.version_name,
        "patients": counts.patients,
        "studies": counts.studies,
        "series": counts.series,
        "instances": counts.instances,
        "bytes": counts.bytes,
        "sources": ", ".join(made["sources"]) or none,
        "edition": made["profile"]["edition"],
        "options_edition": made["profile"]["options_edition"],
        "options": ", ".join(name for name, value in options.items() if value is True) or none,
        "dates": options["retain_longitudinal"],
        "project": made["project"],
        "fingerprint": made["fingerprint"],
        "commit": made["code"]["commit"],
        "released": manifest.verification["released"],
        "quarantined": manifest.verification["quarantined"],
        "reasons": _counted(manifest.verification["reasons"] | manifest.verification["records_refused"], none),
        **_facts_of_labels(manifest, none),
        **_facts_of_generalisation(manifest),
    }


def _facts_of_labels(manifest: BuiltManifest, none: str) -> dict[str, Any]:
    labels = manifest.labels
    counted = {
        f"label_{name}": _counted(labels.get(name, {}), none) for name in ("sources", "roles", "rules", "refused")
    }
    plain = ("rows", "readers", "elsewhere", "differing", "unsettled")
    return counted | {
        **{f"label_{name}": labels.get(name, 0) for name in plain},
        "label_from": manifest.made.get("labelled_from", none),
    }


def _facts_of_generalisation(manifest: BuiltManifest) -> dict[str, Any]:
    recipe = manifest.made.get("generalised", {})
    return {
        "generalised_from": manifest.made.get("generalised_from"),
        **{name: recipe.get(name) for name in ("k", "l", "suppressed")},
        "rungs": ", ".join(f"{name}: {rung}" for name, rung in recipe.get("rungs", {}).items()),
        "loss": f"{100 * (recipe.get('information_loss') or 0):.1f} %",
    }
