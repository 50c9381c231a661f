"""The queue of studies between the gateway and the workers, on the store's database."""

from __future__ import annotations

from dbos import DBOS, DBOSClient
from sqlalchemy.engine import make_url

from serving.gateway.plain_json import PlainJson
from serving.settings import Settings
from serving.store.rows import Study

NAME = "tuetinh"
# Fixed, not derived from the code: work begun before an upgrade is finished after it. Raise it when the steps change.
APPLICATION_VERSION = "1"
QUEUE = "studies"
WORKFLOW = "analyse_study"


def workflow_id(study_instance_uid: str, revision: int) -> str:
    """The same study and revision is the same workflow: to queue it twice is to queue it once."""
    return f"{study_instance_uid}:{revision}"


def dbos_url(settings: Settings) -> str:
    """The store's database as DBOS takes it."""
    url = make_url(settings.sqlalchemy_url)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False)


class WorkQueue:
    """Queues studies from a process that runs no workflows."""

    def __init__(self, settings: Settings) -> None:
        """Make the queue's tables, should no worker have been here before, and connect."""
        DBOS.migrate(dbos_url(settings))
        self._client = DBOSClient(
            system_database_url=dbos_url(settings),
            serializer=PlainJson(),
            application_name=NAME,
            lazy=True,
            retry_connection_errors=False,
        )

    def put(self, study: Study) -> None:
        """Queue the analysis of a study in its revision; idempotent."""
        self._client.enqueue(
            {
                "queue_name": QUEUE,
                "workflow_name": WORKFLOW,
                "workflow_id": workflow_id(study.study_instance_uid, study.revision),
                "app_version": APPLICATION_VERSION,
            },
            study.study_instance_uid,
            study.revision,
        )

    def close(self) -> None:
        """Give the connections back."""
        self._client.destroy()
