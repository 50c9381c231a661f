"""`./tuetinh demo`: start everything here, play a PACS and a HIS against it, and show what comes back."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx

from datasets.errors import DatasetError
from models.card import Text
from serving.errors import ServingError
from serving.gateway.player import PlayedPacs
from serving.settings import Settings, read_settings
from serving.story.his import play_his
from serving.story.narrator import Narrator
from serving.story.orthanc import OrthancPacs, find_orthanc
from serving.story.pacs import Pacs, choose_port
from serving.story.returned import Returned, sort_results, write_picture
from serving.story.service import StartedService, write_rules
from serving.story.studies import Study, adult_chest, child_chest, leg, own_studies

QUIET_SECONDS = 2.0
START_SECONDS = 300.0
ANSWER_SECONDS = 300.0
OWN_SECONDS = 45.0
CHAPTERS = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--once`, `--dicom PATH`, ports, and `--without-orthanc`."""
    parser.add_argument("--once", action="store_true", help="end after the story; exit code 0 only if all came back")
    parser.add_argument("--dicom", type=Path, metavar="PATH", help="a DICOM file or folder of your own, sent as well")
    parser.add_argument("--port", type=int, default=8080, help="of the pages; another is chosen when it is taken")
    parser.add_argument("--dicom-port", type=int, default=11112, help="of our listener; another is chosen when taken")
    parser.add_argument(
        "--without-orthanc", action="store_true", help="play the PACS ourselves even if Orthanc is here"
    )


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 when every study came back as it should, 1 otherwise, 130 after Ctrl-C before the end."""
    signal.signal(signal.SIGTERM, _interrupt)
    narrator = Narrator()
    try:
        with _folder(read_settings().data_dir / "demo") as folder, ExitStack() as stack:
            return _play(arguments, folder, narrator, stack)
    except (ServingError, DatasetError, OSError, httpx.HTTPError) as error:
        print(f"\ndemo: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ndemo: interrupted", file=sys.stderr)
        return 130


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


@contextmanager
def _folder(parent: Path) -> Iterator[Path]:
    """A folder of this demo's own, so that a second one, or one killed before, is not in its way."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=parent.resolve()))
    try:
        yield folder
    finally:
        for log in ("service.log", "orthanc/orthanc.log"):
            if (folder / log).exists():
                shutil.copyfile(folder / log, parent / Path(log).name)
        shutil.rmtree(folder, ignore_errors=True)


def _play(arguments: argparse.Namespace, folder: Path, narrator: Narrator, stack: ExitStack) -> int:
    narrator.say("Tuệ Tĩnh – hỗ trợ quyết định, không phải chẩn đoán", "Tuệ Tĩnh – decision support, not a diagnosis")
    studies = [adult_chest(), child_chest(), leg(), *(own_studies(arguments.dicom) if arguments.dicom else [])]
    settings = _settings(arguments, folder, narrator)
    pacs = _start_pacs(arguments, folder, settings, narrator, stack)
    service = _start_service(settings, pacs, narrator, stack)
    _send(studies, pacs, settings, narrator)
    are_right = _receive(studies, pacs, service, folder.parent, narrator)
    are_right = _open_patients(service, narrator) and are_right
    _tell_addresses(service, pacs, narrator)
    if arguments.once:
        return 0 if are_right else 1
    narrator.say("\nCtrl-C để kết thúc / to end")
    _stay(service)
    return 0 if are_right else 1


def _stay(service: StartedService) -> None:
    try:
        while service.is_running:
            time.sleep(1.0)
    except KeyboardInterrupt:
        return
    raise ServingError(f"the service ended by itself:\n{service.last_words}")


def _settings(arguments: argparse.Namespace, folder: Path, narrator: Narrator) -> Settings:
    # Open on purpose: loopback only, made-up and public pictures only, and gone with the demo.
    return Settings(
        models_dir=read_settings().models_dir,
        port=_port(arguments.port, narrator),
        dicom_port=_port(arguments.dicom_port, narrator),
        data_dir=folder,
        rules_file=str(folder / "rules.yaml"),
        quiet_seconds=QUIET_SECONDS,
        is_authenticated=False,
    )


def _port(wanted: int, narrator: Narrator) -> int:
    port = choose_port(wanted)
    if port != wanted:
        narrator.say(f"Cổng {wanted} đang được dùng, chọn cổng {port}", f"Port {wanted} is in use, took {port}")
    return port


def _start_pacs(
    arguments: argparse.Namespace, folder: Path, settings: Settings, narrator: Narrator, stack: ExitStack
) -> Pacs:
    program = None if arguments.without_orthanc else find_orthanc()
    pacs: Pacs
    if program is None:
        pacs = PlayedPacs(choose_port(4242))
    else:
        pacs = OrthancPacs(program, folder / "orthanc", settings.ae_title, settings.dicom_port)
    stack.callback(pacs.close)
    vi = f"{pacs.name} đóng vai PACS: AE {pacs.ae_title}, cổng {pacs.dicom_port}"
    en = f"{pacs.name} plays the PACS: AE {pacs.ae_title}, port {pacs.dicom_port}"
    narrator.chapter(1, CHAPTERS, Text(vi=vi, en=en))
    return pacs


def _start_service(settings: Settings, pacs: Pacs, narrator: Narrator, stack: ExitStack) -> StartedService:
    text = Text(vi="Khởi động api, gateway và worker", en="Starting api, gateway and worker")
    narrator.chapter(2, CHAPTERS, text)
    write_rules(Path(settings.rules_file), pacs)
    service = StartedService(settings)
    stack.callback(service.close)
    seconds = narrator.wait("api, gateway, worker", START_SECONDS, lambda: service.is_ready or not service.is_running)
    if seconds is None or not service.is_running:
        raise ServingError(f"expected the service to be ready in {START_SECONDS:.0f} s:\n{service.last_words}")
    narrator.say(
        f"      sẵn sàng sau {seconds:.0f} s; AE {settings.ae_title}, cổng {settings.dicom_port}",
        f"      ready in {seconds:.0f} s; AE {settings.ae_title}, port {settings.dicom_port}",
    )
    return service


def _send(studies: Sequence[Study], pacs: Pacs, settings: Settings, narrator: Narrator) -> None:
    text = Text(
        vi=f"PACS gửi {len(studies)} lượt chụp (C-STORE)", en=f"The PACS sends {len(studies)} studies (C-STORE)"
    )
    narrator.chapter(3, CHAPTERS, text)
    for number, study in enumerate(studies, start=1):
        pacs.send(study.instances, settings.ae_title, settings.dicom_port)
        narrator.say(f"   {number}. {study.title.vi}", f"      {study.title.en}")


def _receive(studies: Sequence[Study], pacs: Pacs, service: StartedService, pictures: Path, narrator: Narrator) -> bool:
    narrator.chapter(4, CHAPTERS, Text(vi="Kết quả về đến PACS", en="What came back to the PACS"))
    deadline = time.monotonic() + ANSWER_SECONDS
    faults: list[str] = []
    promised = [study for study in studies if not study.is_own]
    for number, study in enumerate(studies, start=1):
        returned = _await_results(number, study, pacs, service, narrator, deadline)
        _show(number, study, returned, service, pictures, narrator)
        faults += [f"{study.title.en}: {fault}" for fault in _faults(study, returned)]
    if faults:
        narrator.say("\nKHÔNG như mong đợi:", "NOT as it should be:")
        for fault in faults:
            narrator.say(f"   ✗ {fault}")
        narrator.say(f"   {pictures / 'service.log'}")
    else:
        narrator.say(
            f"\n✓ Cả {len(promised)} lượt chụp đều có kết quả đúng như mong đợi",
            f"✓ All {len(promised)} studies came back as they should",
        )
    return not faults


def _await_results(
    number: int, study: Study, pacs: Pacs, service: StartedService, narrator: Narrator, deadline: float
) -> Returned:
    def has_come() -> bool:
        if not service.is_running:
            raise ServingError(f"the service ended by itself:\n{service.last_words}")
        return study.awaited <= sort_results(pacs.received(study.study_instance_uid)).kinds

    patience = OWN_SECONDS if study.is_own else max(1.0, deadline - time.monotonic())
    narrator.wait(f"{number}. {study.title.en}", patience, has_come)
    return sort_results(pacs.received(study.study_instance_uid))


def _show(
    number: int, study: Study, returned: Returned, service: StartedService, pictures: Path, narrator: Narrator
) -> None:
    kinds = " ".join(sorted(returned.kinds)) or "–"
    narrator.say(f"   {number}. {study.title.vi}: {kinds}", f"      {study.title.en}")
    narrator.report(returned)
    if study.is_own and not returned.kinds:
        narrator.say(
            "      • Không có kết quả: chưa có mô hình nào nhận loại ảnh này (./tuetinh route TỆP cho biết vì sao)",
            "      • Nothing came back: no model takes this kind of image (./tuetinh route FILE says why)",
        )
    for capture in returned.captures[:1]:
        picture = pictures / f"{study.key}.png"
        write_picture(capture, picture)
        page = f"{service.address}/console/studies/{study.study_instance_uid}"
        narrator.picture(picture, f"{page}/instances/{study.instances[0].SOPInstanceUID}/overlay.png")


def _faults(study: Study, returned: Returned) -> list[str]:
    if study.is_own:
        return []
    missing = sorted(study.awaited - returned.kinds)
    return [f"{', '.join(missing)} did not come in time"] if missing else study.find_faults(returned)


def _open_patients(service: StartedService, narrator: Narrator) -> bool:
    narrator.chapter(
        5, CHAPTERS, Text(vi="HIS mở hồ sơ (CDS Hooks, REST)", en="The HIS opens records (CDS Hooks, REST)")
    )
    faults = play_his(service.address, narrator)
    for fault in faults:
        narrator.say(f"   ✗ {fault}")
    return not faults


def _tell_addresses(service: StartedService, pacs: Pacs, narrator: Narrator) -> None:
    narrator.say("\nTrang xem trên máy này / pages on this machine:")
    narrator.say(f"   {service.address}/console   bảng điều khiển / console")
    narrator.say(f"   {service.address}/console/risk   thang điểm, mô hình nguy cơ / scores, risk models")
    narrator.say(f"   {service.address}/docs      REST")
    if pacs.address:
        narrator.say(f"   {pacs.address}          {pacs.name}")
