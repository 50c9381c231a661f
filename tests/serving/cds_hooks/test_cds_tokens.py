"""Clients' tokens, signed by an independent library: what holds comes in once, all else gets a bare 401."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from fastapi.testclient import TestClient

from serving.audit import list_events
from serving.cds_hooks.client_jwt import read_clients
from serving.errors import InvalidSettings

ISSUER = "https://his.example"
JKU = "https://his.example/jwks.json"
PATH = "/cds-services/deterioration"
AUDIENCE = f"http://testserver{PATH}"
EC_KEY = ec.generate_private_key(ec.SECP384R1())
RSA_KEY = rsa.generate_private_key(65537, 2048)
OTHER_KEY = ec.generate_private_key(ec.SECP384R1())
DROP = object()


def jwk(key: Any, kid: str) -> dict[str, Any]:
    algorithms = jwt.algorithms
    chosen = algorithms.ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else algorithms.RSAAlgorithm
    return json.loads(chosen.to_jwk(key.public_key())) | {"kid": kid}


@pytest.fixture(scope="module")
def clients_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clients") / "clients.json"
    keys = [jwk(EC_KEY, "ec"), jwk(RSA_KEY, "rsa")]
    path.write_text(json.dumps({"clients": [{"iss": ISSUER, "name": "HIS", "jku": JKU, "keys": keys}]}))
    return path


@pytest.fixture
def stranger(opened: Any, clients_file: Path) -> Any:
    with opened(role=None, cds_clients_file=str(clients_file)) as client:
        yield client


Send = Callable[..., Any]


@pytest.fixture
def send(stranger: TestClient, hospital: ModuleType) -> Send:
    body = hospital.call(prefetch=hospital.full_prefetch(hospital.septic_vitals()))

    def make(token: str, path: str = PATH) -> Any:
        return stranger.post(path, json=body, headers={"authorization": f"Bearer {token}"})

    return make


def sign(key: Any = EC_KEY, algorithm: str = "ES384", headers: Any = None, **changes: Any) -> str:
    now = time.time()
    claims = {"iss": ISSUER, "aud": AUDIENCE, "iat": int(now), "exp": int(now) + 300, "jti": str(uuid.uuid4())}
    told = {name: value for name, value in (claims | changes).items() if value is not DROP}
    names = {"kid": "ec" if algorithm == "ES384" else "rsa", "jku": JKU} | (headers or {})
    return jwt.encode(told, key, algorithm, headers={k: v for k, v in names.items() if v is not DROP})


@pytest.mark.parametrize(
    "token",
    [
        lambda: sign(),
        lambda: sign(RSA_KEY, "RS384"),
        lambda: sign(aud=[AUDIENCE, "https://other.example"]),
        lambda: sign(headers={"jku": DROP}),
        lambda: sign(iat=time.time() - 30.5),
    ],
)
def test_a_token_that_holds_comes_in(send: Send, stranger: TestClient, token: Callable[[], str]) -> None:
    assert send(token()).status_code == 200
    agent = list_events(stranger.app.state.rooms.store)[0]["agent"][0]  # type: ignore[attr-defined]
    assert (agent["who"]["display"], agent["who"]["identifier"]["value"]) == ("HIS", f"cds:{ISSUER}")


def _unsigned() -> str:
    return sign().rpartition(".")[0] + "."


def _none() -> str:
    return jwt.encode(
        {"iss": ISSUER, "aud": AUDIENCE, "iat": int(time.time()), "exp": int(time.time()) + 300, "jti": "n"},
        None,
        "none",
        headers={"kid": "ec"},
    )


def _hmac_with_the_public_key() -> str:
    """The classic confusion: our public key as the secret of an HMAC. The library refuses to make it, so by hand."""
    pem = EC_KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    head, claims, _ = sign().split(".")
    header = base64.urlsafe_b64encode(json.dumps({"alg": "HS384", "kid": "ec"}).encode()).rstrip(b"=").decode()
    del head
    signature = hmac.new(pem, f"{header}.{claims}".encode(), hashlib.sha384).digest()
    return f"{header}.{claims}." + base64.urlsafe_b64encode(signature).rstrip(b"=").decode()


def _tampered() -> str:
    head, claims, signature = sign().split(".")
    told = json.loads(base64.urlsafe_b64decode(claims + "=="))
    other = base64.urlsafe_b64encode(json.dumps(told | {"sub": "x"}).encode()).rstrip(b"=").decode()
    return f"{head}.{other}.{signature}"


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(_unsigned, id="no signature"),
        pytest.param(_none, id="alg none"),
        pytest.param(_hmac_with_the_public_key, id="hmac with the public key"),
        pytest.param(_tampered, id="claims changed"),
        pytest.param(lambda: sign(OTHER_KEY), id="another key"),
        pytest.param(lambda: sign(RSA_KEY, "RS256"), id="algorithm not allowed"),
        pytest.param(lambda: sign(RSA_KEY, "RS384", {"kid": "ec"}), id="key of another kind"),
        pytest.param(lambda: sign(headers={"kid": "none-such"}), id="unknown kid"),
        pytest.param(lambda: sign(headers={"kid": DROP}), id="no kid"),
        pytest.param(lambda: sign(headers={"jku": "https://evil.example/jwks.json"}), id="jku not allowed"),
        pytest.param(lambda: sign(headers={"crit": ["x"]}), id="critical header"),
        pytest.param(lambda: sign(iss="https://evil.example"), id="issuer not allowed"),
        pytest.param(lambda: sign(aud="http://testserver/cds-services"), id="not this endpoint"),
        pytest.param(lambda: sign(aud=AUDIENCE + "/"), id="almost this endpoint"),
        pytest.param(lambda: sign(aud=DROP), id="no aud"),
        pytest.param(lambda: sign(exp=int(time.time()) - 120, iat=int(time.time()) - 400), id="expired"),
        pytest.param(lambda: sign(exp=DROP), id="no exp"),
        pytest.param(lambda: sign(exp=int(time.time()) + 90_000), id="lives too long"),
        pytest.param(lambda: sign(iat=int(time.time()) + 300, exp=int(time.time()) + 600), id="issued tomorrow"),
        pytest.param(lambda: sign(iat=DROP), id="no iat"),
        pytest.param(lambda: sign(jti=DROP), id="no jti"),
        pytest.param(lambda: sign(jti="x" * 300), id="long jti"),
        pytest.param(lambda: "a.b.c", id="no JSON"),
        pytest.param(lambda: "..", id="empty"),
        pytest.param(lambda: sign() + ".x", id="four parts"),
        pytest.param(lambda: "e30." * 2 + "A" * 9000, id="long"),
    ],
)
def test_a_token_that_does_not_hold_gets_a_bare_401(send: Send, token: Callable[[], str]) -> None:
    response = send(token())
    assert (response.status_code, response.content) == (401, b"")
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_token_comes_in_once(send: Send) -> None:
    token = sign()
    assert [send(token).status_code for _ in range(3)] == [200, 401, 401]


def test_a_token_of_one_endpoint_does_not_open_another(send: Send) -> None:
    assert send(sign(), f"{PATH}/feedback").status_code == 401
    assert send(sign(aud=AUDIENCE + "/feedback"), f"{PATH}/feedback").status_code == 400  # in, but no feedback


def test_behind_a_proxy_the_public_address_is_the_audience(opened: Any, clients_file: Path, hospital: Any) -> None:
    public = "https://ai.hospital.example"
    body = hospital.call(prefetch=hospital.full_prefetch([]))
    with opened(role=None, cds_clients_file=str(clients_file), public_url=public + "/") as client:
        headers = {"authorization": f"Bearer {sign(aud=public + PATH)}"}
        assert client.post(PATH, json=body, headers=headers).status_code == 200
        assert client.post(PATH, json=body, headers={"authorization": f"Bearer {sign()}"}).status_code == 401


def test_without_a_file_no_token_holds(client: TestClient, hospital: ModuleType) -> None:
    headers = {"authorization": f"Bearer {sign()}"}
    assert client.post(PATH, json=hospital.call(), headers=headers).status_code == 401


@pytest.mark.parametrize("content", ["{", "{}", '{"clients": [{"iss": "x", "keys": [{"kid": "a", "kty": "oct"}]}]}'])
def test_a_broken_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "clients.json"
    path.write_text(content)
    with pytest.raises(InvalidSettings, match=r"expected CDS clients with iss and keys in clients\.json"):
        read_clients(path)
