import pytest
from manager import Manager
from mock_qmp import MockQmp


@pytest.fixture(scope="session")
def running_mock(tmp_path_factory):
    path = tmp_path_factory.mktemp("qmp") / "q.sock"
    mock = MockQmp(f"unix:{path}")
    yield mock, str(path)
    mock.close()


@pytest.fixture
def mock(running_mock):
    """The mock as it was at the start: one process serves all tests."""
    running_mock[0].reset()
    return running_mock[0]


@pytest.fixture
def manager(mock, running_mock):
    manager = Manager(running_mock[1])
    mock.wait_for_client()
    yield manager
    manager.close()
