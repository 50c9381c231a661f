"""The settings of the service: the one place in serving that reads the process environment.

Every setting is `TUETINH_` and its name in capitals. Nothing clinical is a setting; that lives in the cards.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from models.registry import SHIPPED
from serving.errors import InvalidSettings


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs.

    Attributes:
        data_dir: where everything that must survive a restart lies.
        database_url: SQLAlchemy URL; empty means SQLite in `data_dir`.
        models_dir: a further folder of model folders beside the shipped ones; empty means none.
        host: address the REST service and the listener bind; loopback unless access and TLS are set up.
        port: REST.
        dicom_port: C-STORE, C-ECHO, storage commitment.
        ae_title: ours, as the modalities call it.
        rules_file: YAML with routing rules and destinations; empty means `data_dir/rules.yaml`, else the shipped rules.
        quiet_seconds: a study is complete when nothing came for so long and no association is open for it.
        allowed_calling_ae_titles: comma list; empty means any (loopback only).
        allowed_hosts: comma list of peers' addresses for DIMSE and MLLP; empty means any (loopback only).
        maximum_associations: at once.
        disk_reserve_mb: refuse instances with "out of resources" when less is free.
        tls_certificate, tls_key, tls_authorities: PEM files; empty means no TLS. For DIMSE and REST alike.
        is_behind_proxy: a proxy terminates TLS; allows a non-loopback bind without our own certificate.
        is_authenticated: API keys are asked for. Off is only allowed on loopback.
        worker_id: distinct and stable per worker process.
        inference_threads: per ONNX session; 0 means all cores.
        upload_limit_mb: largest body a REST route takes.
        worker_concurrency: studies that one worker analyses at once; 0 means one a core and one more.
        worker_lease_seconds: a worker that gave no sign for so long counts as dead, and another takes its work over.
        retry_base_seconds: wait after the first failed delivery; it doubles each time.
        retry_cap_seconds: the longest wait between two deliveries.
        public_url: how callers outside reach us, such as `https://ai.hospital.example`; what a CDS client's token must
            name as its audience. Empty means as the request says.
        allowed_origins: comma list of web origins whose pages may call CDS Hooks, FHIR and the symptom API (CORS);
            empty means none.
        cds_services_file: YAML table of CDS services in place of the shipped one; empty means the shipped one.
        cds_clients_file: JSON with the issuers, key set addresses and public keys of CDS clients; empty means no JWT.
        cds_deadline_seconds: a CDS Hooks call is answered within it, without cards if need be.
        fhir_servers: comma list of FHIR base URLs that may be asked back for data; empty means none.
        fhir_server: base URL of the hospital's FHIR server, for `$evaluate` on ids; empty means none.
        fhir_token_file: file with the bearer token for it; empty means none.
        codes_file: YAML with this hospital's own test codes and names, beside the shipped ones; empty means none.
        record_instruments: comma list of the scores and models that HL7 v2 and BHYT are answered with; empty means
            those that the patient's diagnoses make relevant, `all` means all.
        mllp_port: HL7 v2 over MLLP, on `host`; 0 means no listener. TLS where there is a certificate.
        mllp_destination: `host:port` or `tls://host:port` that answers are sent to; empty means the same connection.
        mllp_charset: of messages whose MSH-18 is empty.
        mllp_maximum_connections: at once.
        mllp_idle_seconds: a connection on which nothing came for so long is closed.
        visits_per_minute: requests that one address may make of what is open to citizens without a key; 0 means no
            limit (where a proxy already limits).
        mllp_keep_days: how long a message's answers are kept, for when the same message comes again.
    """

    data_dir: Path = Path(".tuetinh")
    database_url: str = ""
    models_dir: str = ""
    host: str = "127.0.0.1"
    port: int = 8080
    dicom_port: int = 11112
    ae_title: str = "TUETINH"
    rules_file: str = ""
    quiet_seconds: float = 15.0
    allowed_calling_ae_titles: str = ""
    allowed_hosts: str = ""
    maximum_associations: int = 16
    disk_reserve_mb: int = 1024
    tls_certificate: str = ""
    tls_key: str = ""
    tls_authorities: str = ""
    is_behind_proxy: bool = False
    is_authenticated: bool = True
    worker_id: str = "worker-1"
    inference_threads: int = 0
    upload_limit_mb: int = 512
    worker_concurrency: int = 0
    worker_lease_seconds: float = 15.0
    retry_base_seconds: float = 2.0
    retry_cap_seconds: float = 300.0
    codes_file: str = ""
    record_instruments: str = ""
    mllp_port: int = 0
    mllp_destination: str = ""
    mllp_charset: str = "UTF-8"
    mllp_maximum_connections: int = 64
    mllp_idle_seconds: float = 300.0
    mllp_keep_days: float = 7.0
    visits_per_minute: int = 240
    public_url: str = ""
    allowed_origins: str = ""
    cds_services_file: str = ""
    cds_clients_file: str = ""
    cds_deadline_seconds: float = 3.0
    fhir_servers: str = ""
    fhir_server: str = ""
    fhir_token_file: str = ""

    @property
    def model_roots(self) -> tuple[Path, ...]:
        """The folders in which models are looked for."""
        return (SHIPPED, Path(self.models_dir)) if self.models_dir else (SHIPPED,)

    @property
    def site_layers(self) -> Path:
        """The folder of this site's recalibrations."""
        return self.data_dir / "site_layers"

    @property
    def is_loopback(self) -> bool:
        """Only this machine is meant to reach us."""
        return is_loopback(self.host)

    @property
    def is_fit_for_network(self) -> bool:
        """Callers are asked who they are, and what they send cannot be read on the way."""
        is_private = self.is_behind_proxy or bool(self.tls_certificate and self.tls_key)
        return self.is_authenticated and is_private

    @property
    def sqlalchemy_url(self) -> str:
        """The store's database."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'tuetinh.db').resolve()}"


def is_loopback(address: str) -> bool:
    """Does the address mean this machine? A name other than `localhost` does not."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def require_closed(settings: Settings) -> None:
    """Refuse to be reachable from the network without access control and TLS.

    Raises:
        InvalidSettings: a bind beyond loopback without API keys, or without our own or a proxy's TLS.
    """
    if not settings.is_loopback and not settings.is_fit_for_network:
        raise InvalidSettings(
            "a host beyond loopback needs TUETINH_IS_AUTHENTICATED=true and TLS: set TUETINH_TLS_CERTIFICATE and "
            "TUETINH_TLS_KEY, or TUETINH_IS_BEHIND_PROXY=true where a proxy ends TLS"
        )


def prepare_child(settings: Settings) -> None:
    """Set what a program that we become or start must find: our data directory whole, and no calls to the outside."""
    data_dir = settings.data_dir.resolve()
    os.environ["TUETINH_DATA_DIR"] = str(data_dir)
    if settings.models_dir:
        os.environ["TUETINH_MODELS_DIR"] = str(Path(settings.models_dir).resolve())
    os.environ.setdefault("BENTOML_HOME", str(data_dir / "bentoml"))
    os.environ["BENTOML_DO_NOT_TRACK"] = "True"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment, defaults elsewhere.

    Raises:
        InvalidSettings: a value is not of its type, or a `TUETINH_` name is not a setting.
    """
    values = os.environ if environment is None else environment
    known = {f"TUETINH_{field.name.upper()}": field for field in fields(Settings)}
    defaults = Settings()
    chosen: dict[str, object] = {}
    for name, text in values.items():
        if not name.startswith("TUETINH_"):
            continue
        if name not in known:
            raise InvalidSettings(f"{name} is not a setting; expected one of {', '.join(sorted(known))}")
        key = known[name].name
        chosen[key] = _parse(name, text, getattr(defaults, key))
    return Settings(**chosen)  # type: ignore[arg-type]  # each value was parsed to its field's type just above


def _parse(name: str, text: str, default: object) -> object:
    try:
        if isinstance(default, bool):
            return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[text.lower()]
        return type(default)(text)  # type: ignore[call-arg]  # str, int, float and Path all take a str
    except (KeyError, ValueError) as error:
        raise InvalidSettings(f"{name}: expected {type(default).__name__}, got {text!r}") from error


def child_environment(settings: Settings) -> dict[str, str]:
    """The process environment for a process of ours that shall run with exactly these settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("TUETINH_")}
    values = {f"TUETINH_{field.name.upper()}": str(getattr(settings, field.name)) for field in fields(Settings)}
    return own | values
