"""The demo's hospital information system: it opens three made-up patients, and shows what decision support says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from models.terms import Text
from serving.story.narrator import Narrator

CALL_SECONDS = 30.0
SERVICE = "deterioration"
MODEL = "dengue_blood_count"
VITALS = {"9279-1": "/min", "8480-6": "mm[Hg]", "9269-2": "{score}", "8867-4": "/min", "59408-5": "%", "8310-5": "Cel"}


@dataclass(frozen=True, slots=True)
class Opened:
    """A patient whose record the doctor opens; the numbers stand in the order of `VITALS`."""

    title: Text
    vitals: tuple[float, ...]
    is_spoken_of: bool


PATIENTS = (
    Opened(
        Text(vi="Bệnh nhân A: thở 28, huyết áp 88, lú lẫn", en="Patient A: breathing 28, pressure 88, confused"),
        (28, 88, 13, 132, 89, 39.2),
        is_spoken_of=True,
    ),
    Opened(
        Text(vi="Bệnh nhân B: dấu hiệu sinh tồn bình thường", en="Patient B: normal vital signs"),
        (14, 125, 15, 72, 98, 36.8),
        is_spoken_of=False,
    ),
)
CHILD = Text(
    vi="Trẻ C 8 tuổi sốt, bạch cầu 2,9, tiểu cầu 92", en="Child C, 8 years, fever, white cells 2.9, platelets 92"
)
CHILD_INPUTS = {"age": 8, "wbc": 2.9, "platelets": 92}


def play_his(address: str, narrator: Narrator) -> list[str]:
    """Open the patients; what was not as it should be."""
    faults: list[str] = []
    with httpx.Client(base_url=address, timeout=CALL_SECONDS, trust_env=False) as client:
        for patient in PATIENTS:
            narrator.say(f"   • {patient.title.vi}", f"     {patient.title.en}")
            cards = _cards(client, patient)
            for card in cards:
                narrator.say(f"       [{card['indicator']}] {card['summary']}")
            if not cards:
                narrator.say("       (im lặng: không có gì đáng nói / silent: nothing worth saying)")
            if bool(cards) != patient.is_spoken_of:
                faults.append(f"{patient.title.en}: {len(cards)} cards")
        faults += _risk(client, narrator)
    return faults


def _cards(client: httpx.Client, patient: Opened) -> list[dict[str, Any]]:
    answer = client.post(f"/cds-services/{SERVICE}", json=make_call(patient))
    answer.raise_for_status()
    cards: list[dict[str, Any]] = answer.json()["cards"]
    return cards


def make_call(patient: Opened) -> dict[str, Any]:
    """A `patient-view` call with everything prefetched, ten minutes after the vital signs."""
    now = datetime.now(UTC)
    born = date(now.year - 67, 1, 1).isoformat()
    resources: list[dict[str, Any]] = [{"resourceType": "Patient", "id": "demo", "gender": "male", "birthDate": born}]
    moment = (now - timedelta(minutes=10)).isoformat(timespec="seconds")
    for (code, unit), value in zip(VITALS.items(), patient.vitals, strict=True):
        resources.append(_observation(code, value, unit, moment))
    found = {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources[1:]]}
    return {
        "hook": "patient-view",
        "hookInstance": str(uuid4()),
        "context": {"userId": "Practitioner/demo", "patientId": "demo"},
        "prefetch": {"patient": resources[0], "observations": found},
    }


def _observation(code: str, value: float, unit: str, moment: str) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
        "subject": {"reference": "Patient/demo"},
        "effectiveDateTime": moment,
        "valueQuantity": {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit},
    }


def _risk(client: httpx.Client, narrator: Narrator) -> list[str]:
    narrator.say(f"   • {CHILD.vi}", f"     {CHILD.en}")
    answer = client.post(f"/v1/risk/{MODEL}", json={"inputs": CHILD_INPUTS})
    answer.raise_for_status()
    told = answer.json()
    if told["status"] != "complete":
        return [f"{CHILD.en}: {told['status']}"]
    band = told["band"]["display"]
    share = f"{told['probability']:.0%}"
    narrator.say(f"       dengue {share}: {band['vi']}", f"       dengue {share}: {band['en']}")
    return []
