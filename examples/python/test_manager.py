def test_a_guest_that_panics_is_reset_and_runs_again(mock, manager):
    mock.expect(id="reset", command="system_reset", within="5s")
    mock.expect(id="resumed", command="cont", within="5s")
    mock.emit("GUEST_PANICKED", action="pause")
    mock.verify()
    mock.wait_until(lambda: mock.status() == "running", "the guest does not run")


def test_a_reset_that_fails_is_remembered(mock, manager):
    mock.fail("system_reset", "no reset today")
    mock.emit("GUEST_PANICKED", action="pause")
    mock.wait_until(lambda: "no reset today" in manager.errors, "the manager knows of no error")


def test_a_lost_connection_is_opened_again(mock, manager):
    mock.fault("reset")
    mock.wait_until(lambda: manager.connections == 2, "the manager does not come back")
    mock.expect(command="system_reset", within="5s")
    mock.wait_for_client()
    mock.emit("GUEST_PANICKED", action="pause")
    mock.verify()


def test_an_event_that_does_not_exist_is_an_error_of_the_test(mock):
    try:
        mock.emit("GUEST_PANICED")
    except AssertionError as error:
        assert 'there is no event "GUEST_PANICED"' in str(error)
    else:
        raise AssertionError("the mock has told of it")
