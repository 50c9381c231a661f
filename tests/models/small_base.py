"""A small knowledge base, whole enough for every law of the engine and of the base itself."""

from __future__ import annotations

from pathlib import Path

import yaml

TREES = {
    "fever": ("symptom", None, 0.15),
    "fever_high": ("symptom", "fever", 0.05),
    "fever_low": ("symptom", "fever", 0.06),
    "cough": ("symptom", None, 0.15),
    "cough_bloody": ("symptom", "cough", 0.002),
    "cough_dry": ("symptom", "cough", 0.05),
    "runny_nose": ("symptom", None, 0.1),
    "chest_pain": ("symptom", None, 0.04),
    "chest_pain_pressing": ("symptom", "chest_pain", 0.01),
    "chest_pain_pleuritic": ("symptom", "chest_pain", 0.01),
    "breathless": ("symptom", None, 0.04),
    "breathless_rest": ("symptom", "breathless", 0.008),
    "sweating_cold": ("symptom", None, 0.01),
    "neck_stiffness": ("sign", None, 0.004),
    "headache": ("symptom", None, 0.1),
    "rash_petechiae": ("sign", None, 0.002),
    "smoking": ("history", None, 0.2),
    "travel": ("exposure", None, 0.03),
    "vaginal_bleeding": ("symptom", None, 0.01),
    "pelvic_pain": ("symptom", None, 0.02),
    "pregnant": ("history", None, 0.03),
}
CONDITIONS = {
    "cold": ("self_care", 60, {"runny_nose": 0.9, "cough": 0.6, "fever": 0.3, "fever_high": 0.05}, {}),
    "flu": ("consultation", 15, {"fever": 0.95, "fever_high": 0.7, "cough": 0.8, "headache": 0.7}, {}),
    "pneumonia": (
        "consultation_24",
        6,
        {"fever": 0.85, "cough": 0.9, "breathless": 0.6, "chest_pain": 0.4, "chest_pain_pleuritic": 0.35},
        {"smoking": 1.5},
    ),
    "heart_attack": (
        "emergency_ambulance",
        1,
        {"chest_pain": 0.9, "chest_pain_pressing": 0.7, "sweating_cold": 0.6, "breathless": 0.4, "fever": 0.03},
        {"smoking": 2.5},
    ),
    "embolism": (
        "emergency",
        0.3,
        {"breathless": 0.85, "breathless_rest": 0.5, "chest_pain_pleuritic": 0.5, "cough_bloody": 0.15},
        {"travel": 3},
    ),
    "meningitis": ("emergency", 0.3, {"fever": 0.9, "neck_stiffness": 0.75, "headache": 0.85}, {}),
    "migraine": ("self_care", 8, {"headache": 0.98, "fever": 0.02, "neck_stiffness": 0.02}, {}),
    "ectopic": ("emergency", 0.15, {"pelvic_pain": 0.9, "vaginal_bleeding": 0.75}, {"pregnant": 5}),
}
RULES = [
    ("stiff_neck_fever", ["fever", "neck_stiffness"], [], "emergency", False),
    ("petechiae", ["rash_petechiae"], [], "emergency", False),
    (
        "heart",
        ["chest_pain"],
        ["sweating_cold", "breathless_rest", "chest_pain_pressing"],
        "emergency_ambulance",
        False,
    ),
    ("blood", ["cough_bloody"], [], "consultation_24", False),
    ("pregnant_bleeding", ["vaginal_bleeding"], [], "emergency", True),
    ("pain_of_no_smoker", ["pelvic_pain", "headache"], [], "emergency", False),
]
UNLESS = {"pain_of_no_smoker": ["smoking"]}


def write_base(folder: Path) -> Path:
    """Write the small base as files."""

    def text(name: str) -> dict[str, str]:
        return {"vi": f"có {name}", "en": name}

    def put(path: str, plain: object) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")

    put(
        "about.yaml",
        {
            "name": "small",
            "version": "1.0.0",
            "title": text("small"),
            "notice": text("notice"),
            "audience": "citizens",
            "reviewed_by": "nobody",
            "triage_mass": {"consultation": 0.4, "consultation_24": 0.4, "emergency": 0.3, "emergency_ambulance": 0.3},
        },
    )
    put("advice.yaml", {"rest": text("rest")})
    put("specialties.yaml", {"general_practice": text("general practice")})
    put("sources/all.yaml", {"book": {"title": "A textbook", "year": 2020}})
    put(
        "findings/all.yaml",
        {
            name: {
                "kind": kind,
                "area": "general",
                **({"of": parent} if parent else {}),
                "background": background,
                "name": text(name),
                "ask": {"vi": f"Có {name} không?", "en": f"Is there {name}?"},
                "vi": [f"bị {name}"],
                "en": [name.replace("_", " ")],
                **({"group": "height", "excludes": ["fever_low"]} if name == "fever_high" else {}),
                **({"group": "height"} if name == "fever_low" else {}),
                **({"sex": "female"} if name in ("vaginal_bleeding", "pregnant") else {}),
            }
            for name, (kind, parent, background) in TREES.items()
        },
    )
    put(
        "conditions/all.yaml",
        {
            name: {
                "icd10": "Z00.0",
                "name": text(name),
                "plain": text(name),
                "specialty": "general_practice",
                "triage": level,
                "per_1000": rate,
                "findings": findings,
                "history": history,
                "sources": ["book"],
                **({"pregnancy": "only", "sex": {"male": 0}} if name == "ectopic" else {}),
            }
            for name, (level, rate, findings, history) in CONDITIONS.items()
        },
    )
    put(
        "rules/all.yaml",
        [
            {
                "id": name,
                "all": needed,
                "any": either,
                "floor": floor,
                "pregnant": pregnant,
                "unless": UNLESS.get(name, []),
                "why": text(name),
                "source": "book",
            }
            for name, needed, either, floor, pregnant in RULES
        ],
    )
    return folder
