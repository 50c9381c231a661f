"""The clinician's pages of scores and models, as a browser without JavaScript sees them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from models.clinical_input import Value
from models.evaluation import Evaluation
from models.instruments import Instrument, find_instruments
from models.registry import SHIPPED
from models.score import Score
from models.table import TableModel
from serving.audit import list_events
from serving.auth import Role, create_key
from serving.doors import open_doors
from serving.rooms import Rooms
from serving.settings import Settings
from serving.web.catalogue import LANGUAGES, Language, read_catalogue
from serving.web.risk_form import fields_of, read_told
from serving.web.risk_scale import scale_of
from serving.web.risk_search import RiskQuery, find_groups, read_risk_query
from serving.web.risk_units import converted, read_number, unit_of, write_plain, write_unit

INSTRUMENTS = find_instruments((SHIPPED,))
MODELS = sorted(name for name, one in INSTRUMENTS.items() if isinstance(one, TableModel))
EXAMPLES = sorted(name for name, one in INSTRUMENTS.items() if isinstance(one, Score) and one.examples)
HOSTILE = "\"><script>alert(1)</script><b x='"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """All HTTP doors over the shipped scores and models, without keys."""
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("risk"), disk_reserve_mb=1, inference_threads=1, is_authenticated=False
    )
    return open_doors(settings)


@pytest.fixture(scope="module")
def browser(app: FastAPI) -> Iterator[TestClient]:
    """A browser without JavaScript."""
    with TestClient(app, follow_redirects=False) as client:
        yield client


def token_of(page: str) -> str:
    """The form's token."""
    found = re.search(r'name="csrf" value="([^"]*)"', page)
    assert found is not None
    return found.group(1)


def write(value: object) -> str:
    """A value as it is typed or chosen in the form."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def fill(browser: TestClient, name: str, values: Mapping[str, object], language: str = "en", **more: str) -> str:
    """The page that answers a filled form."""
    if "tuetinh_form" not in browser.cookies:
        browser.get(f"/console/risk/{name}")
    token = browser.cookies["tuetinh_form"]
    body = {f"v.{key}": write(value) for key, value in values.items()} | {"csrf": token} | more
    answer = browser.post(f"/console/risk/{name}", params={"lang": language}, data=body)
    assert answer.status_code == 200
    return answer.text


def value_of(page: str) -> str:
    """The large number."""
    found = re.search(r"data-value>([^<]*)<", page)
    assert found is not None, "no result"
    return html.unescape(found.group(1))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(INSTRUMENTS))
def test_every_form_can_be_read_and_filled(browser: TestClient, name: str, language: Language) -> None:
    instrument = INSTRUMENTS[name]
    page = browser.get(f"/console/risk/{name}", params={"lang": language})
    assert page.status_code == 200
    text = html.unescape(page.text)
    for words in (instrument.title, instrument.summary, *(asked.display for asked in instrument.inputs)):
        assert words.in_language(language) in text
    for asked in instrument.inputs:
        assert f'name="v.{asked.name}"' in text
        assert asked.help is None or asked.help.in_language(language) in text
    for citation in instrument.citations:
        assert citation.doi in text
    assert read_catalogue().text("risk.notice", language) in text
    assert 'style="' not in text
    assert instrument.version in text


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_filled_form_answers_what_rest_answers(browser: TestClient, name: str) -> None:
    score = INSTRUMENTS[name]
    assert isinstance(score, Score)
    inputs = dict(score.examples[0].inputs)
    answer = browser.post(f"/v1/risk/{name}", json={"inputs": inputs}).json()
    shown = (
        value_of(fill(browser, name, inputs)).replace("\N{NARROW NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-")
    )
    number = re.match(r"-?[\d.]+", shown)
    assert number is not None
    assert float(number.group()) == pytest.approx(answer["score"], abs=0.5 * 10**-score.decimals + 1e-9)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_shows_rests_probability_bars_and_figures(browser: TestClient, name: str) -> None:
    model = INSTRUMENTS[name]
    assert isinstance(model, TableModel)
    inputs = middle_of(model)
    answer = browser.post(f"/v1/risk/{name}", json={"inputs": inputs}).json()
    page = fill(browser, name, inputs)
    assert answer["status"] == "complete"
    assert float(value_of(page).strip("<> %")) == pytest.approx(100 * answer["probability"], abs=0.0501)
    assert page.count('<td class="bar">') == len(model.inputs)
    assert "AUROC" in page
    assert "confidence" in page or model.finding.conformal is None


def middle_of(model: TableModel) -> dict[str, object]:
    """A patient in the middle of the training rows."""
    told: dict[str, object] = {}
    columns = {column.input: column for column in model.card.input.columns}
    for asked in model.inputs:
        if asked.kind == "choice":
            told[asked.name] = asked.options[0].value
        elif asked.kind == "flag":
            told[asked.name] = False
        else:
            told[asked.name] = columns[asked.name].quantiles[3]
    return told


def test_what_is_missing_gives_a_range_and_is_named(browser: TestClient) -> None:
    page = fill(browser, "news2", {"respiratory_rate": 25, "age": 70})
    assert value_of(page) == "between 3 and 20 points"
    assert "Systolic" in page[page.index("Missing:") : page.index("Missing:") + 400]
    assert fill(browser, "news2", {"respiratory_rate": 25, "age": 70}, "vi").count("còn có thể") == 3


def test_nothing_is_preset_and_nothing_told_is_no_answer(browser: TestClient) -> None:
    page = browser.get("/console/risk/caprini", params={"lang": "en"}).text
    chosen = re.findall(r'<input type="radio" name="[^"]*" value="([^"]*)" checked>', page)
    assert chosen
    assert set(chosen) == {""}
    assert "data-value" not in fill(browser, "caprini", {})


def test_a_patient_outside_the_scope_gets_the_reason_and_no_number(browser: TestClient) -> None:
    page = fill(browser, "ckd_epi_2021", {"age": 9, "sex": "male", "creatinine": 60})
    assert "Not answered because" in page
    assert "data-value" not in page


def test_units_and_decimal_commas_are_understood(browser: TestClient) -> None:
    inputs = {"age": 50, "sex": "male"}
    metric = value_of(fill(browser, "ckd_epi_2021", {**inputs, "creatinine": "123,76"}, "vi"))
    page = fill(browser, "ckd_epi_2021", {**inputs, "creatinine": "1,4"}, "vi", **{"u.creatinine": "mg/dL"})
    assert value_of(page) == metric == "61 mL/min/1,73 m²"
    assert "1,4 mg/dL" in page


@pytest.mark.parametrize("typed", ["9999", "abc", HOSTILE, "1.200,5", "nan", "1e999"])
def test_a_mistake_stands_beside_its_field_and_there_is_no_answer(browser: TestClient, typed: str) -> None:
    page = fill(browser, "news2", {"respiratory_rate": typed, "age": 70})
    assert 'aria-invalid="true"' in page
    assert re.search(r'id="e-respiratory_rate">[^<]+<', page)
    assert "data-value" not in page
    assert f'value="{html.escape(typed).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")}"' in page


@pytest.mark.parametrize("name", ["age", "sex", "creatinine"])
def test_what_is_echoed_cannot_become_markup(browser: TestClient, name: str) -> None:
    told = {"age": 50, "sex": "male", "creatinine": 90} | {name: HOSTILE}
    page = fill(browser, "ckd_epi_2021", told, **{"u.creatinine": HOSTILE, "v.stranger": HOSTILE})
    assert "<script>alert" not in page
    assert "<b x=" not in page
    search = browser.get("/console/risk", params={"q": HOSTILE, "specialty": HOSTILE})
    assert search.status_code == 200
    assert "<script>alert" not in search.text


def test_a_form_from_elsewhere_is_refused(browser: TestClient) -> None:
    answer = browser.post("/console/risk/news2", data={"v.age": "70", "csrf": "forged"})
    assert answer.status_code == 403
    assert browser.get("/console/risk/no_such_score").status_code == 404
    assert browser.post("/console/risk/news2", files={"v.age": ("a.txt", b"70")}).status_code in (400, 403)


def test_the_note_is_plain_and_complete(browser: TestClient) -> None:
    score = INSTRUMENTS["news2"]
    assert isinstance(score, Score)
    page = fill(browser, "news2", score.examples[0].inputs, "vi")
    found = re.search(r"<textarea[^>]*>([^<]*)</textarea>", page)
    assert found is not None
    note = html.unescape(found.group(1))
    told = ("11 điểm", "≥ 7: nguy cơ cao", "38,1 °C", "Royal College", f"news2 {score.version}")
    for words in (*told, "không phải chẩn đoán"):
        assert words in note


def test_the_list_is_by_specialty_and_leads_to_every_form(browser: TestClient) -> None:
    page = browser.get("/console/risk", params={"lang": "en"}).text
    assert set(re.findall(r'href="/console/risk/([a-z0-9_]+)"', page)) == set(INSTRUMENTS)
    cardiac = browser.get("/console/risk", params={"specialty": "cardiology"}).text
    wanted = {name for name, one in INSTRUMENTS.items() if "cardiology" in one.specialties}
    assert set(re.findall(r'href="/console/risk/([a-z0-9_]+)"', cardiac)) == wanted


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("news2", "news2"),
        ("mức lọc cầu thận", "ckd_epi_2021"),
        ("muc loc cau than 2021", "ckd_epi_2021"),
        ("MUC LOC CAU THAN", "ckd_epi_2021"),
        ("glomerular filtration", "ckd_epi_2021"),
        ("cha2ds2vasc", "cha2ds2_vasc"),
        ("dengue signs", "dengue_clinical"),
        ("creatinin", "ckd_epi_2021"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_in_both_languages_with_and_without_marks(query: str, first: str, language: Language) -> None:
    (group,) = find_groups(INSTRUMENTS.values(), RiskQuery(query), language)
    assert first in [line.name for line in group.lines]


def test_the_name_asked_for_comes_first() -> None:
    for query in ("news2", "ckd-epi 2021", "alvarado", "cha2ds2vasc"):
        (group,) = find_groups(INSTRUMENTS.values(), RiskQuery(query), "vi")
        assert query.replace("-", "").replace(" ", "")[:5] in group.lines[0].name.replace("_", "")


def test_a_search_for_what_is_not_there_says_so(browser: TestClient) -> None:
    assert "Nothing found" in browser.get("/console/risk", params={"q": "zzzz", "lang": "en"}).text
    assert find_groups(INSTRUMENTS.values(), read_risk_query({"q": "???"}), "vi") == ()


def test_only_clinicians_and_scientists_come_in_and_each_answer_is_recorded(
    app: FastAPI, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: Rooms = app.state.rooms
    # The same site, with keys asked for.
    monkeypatch.setattr(rooms, "settings", replace(rooms.settings, is_authenticated=True))
    assert browser.get("/console/risk").status_code == 303
    roles: tuple[tuple[Role, int], ...] = (("clinician", 200), ("data_scientist", 200), ("citizen", 403))
    for role, code in roles:
        key = {"X-API-Key": create_key(rooms.store, role, "test")[1]}
        page = browser.get("/console/risk/news2", headers=key)
        assert page.status_code == code
        if code == 200:
            before = len(list_events(rooms.store, limit=10_000))
            body = {"csrf": token_of(page.text), "v.age": "70"}
            assert browser.post("/console/risk/news2", headers=key, data=body).status_code == 200
            assert len(list_events(rooms.store, limit=10_000)) == before + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_are_in_words(language: Language) -> None:
    told = {write_unit(instrument.unit, language) for instrument in INSTRUMENTS.values()}
    for instrument in INSTRUMENTS.values():
        for field in fields_of(instrument, read_told(instrument, {}, language), language):
            told |= {field.unit, *(unit.text for unit in field.units)}
    assert len(told) > 20
    assert not [text for text in told if re.search(r"[\[\]{}*]", text)]


@given(st.sampled_from(sorted(INSTRUMENTS)), st.floats(0, 1))
def test_the_mark_stands_inside_the_band_of_the_answer(name: str, share: float) -> None:
    instrument = INSTRUMENTS[name]
    whole = scale_of(instrument, None, "en")
    if whole is None:
        return
    assert whole.low is None
    found = answer_between(instrument, share)
    scale = scale_of(instrument, found, "en")
    assert scale is not None
    if scale.low is not None and not scale.is_range and found.band is not None:
        (here,) = [segment for segment in scale.segments if segment.is_here]
        assert here.x < scale.low < here.x + here.width + 0.02
        assert here.display == found.band.display.en


def answer_between(instrument: Instrument, share: float) -> Evaluation:
    """The answer where every quantity stands at that share of its range, and every choice at its first option."""
    values: dict[str, Value] = {}
    for asked in instrument.inputs:
        if asked.kind == "quantity":
            allowed = asked.scope or asked.plausible
            low = asked.plausible.minimum if allowed.minimum is None else allowed.minimum
            high = asked.plausible.maximum if allowed.maximum is None else allowed.maximum
            assert low is not None
            assert high is not None
            values[asked.name] = low + share * (high - low)
        else:
            values[asked.name] = share > 0.5 if asked.kind == "flag" else asked.options[0].value
    return instrument.evaluate(values)


@given(st.floats(1e-4, 1e6), st.sampled_from(LANGUAGES))
def test_a_written_number_reads_back(value: float, language: Language) -> None:
    assert float(read_number(write_plain(value, language))) == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(("language", "is_asked"), [("en", True), ("vi", False)])
def test_a_comma_that_may_part_thousands_is_asked_about(language: Language, is_asked: bool) -> None:
    told = read_told(INSTRUMENTS["ckd_epi_2021"], {"v.creatinine": "12,345", "v.age": "50"}, language)
    assert [error.code for error in told.errors.values()] == (["ambiguous-number"] if is_asked else [])
    assert ("creatinine" in told.values) is not is_asked


def test_the_page_of_a_model_is_vietnamese_down_to_its_figures(browser: TestClient) -> None:
    page = browser.get("/console/risk/heart_disease?lang=vi").text
    assert "Độ nhạy" in page
    assert "· kiểm tra" in page


def test_ranges_are_told_in_the_other_unit_too() -> None:
    creatinine = next(asked for asked in INSTRUMENTS["ckd_epi_2021"].inputs if asked.name == "creatinine")
    (conversion,) = creatinine.conversions
    span = converted(creatinine.plausible, conversion)
    assert span.minimum is not None
    assert creatinine.read(span.minimum * (1 + 1e-12), conversion.unit) == pytest.approx(creatinine.plausible.minimum)
    assert unit_of(creatinine, "vi") == "µmol/L"


def test_a_told_age_keeps_a_score_that_asks_none_to_its_patients(browser: TestClient) -> None:
    septic = {"respiratory_rate": 24, "systolic_bp": 90, "gcs": 13}
    assert 'name="v.age"' in browser.get("/console/risk/qsofa").text
    child = fill(browser, "qsofa", septic | {"age": 4})
    assert "data-value" not in child
    assert "the patient&#39;s age is outside" in child
    assert value_of(fill(browser, "qsofa", septic | {"age": 40})) == value_of(fill(browser, "qsofa", septic))
    assert 'name="v.sex"' in browser.get("/console/risk/bishop").text
    assert 'name="v.sex"' not in browser.get("/console/risk/qsofa").text
