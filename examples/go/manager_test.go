package manager

import "testing"

func TestPanickedGuestRunsAgain(t *testing.T) {
	mock := startMock(t)
	mock.watch()
	mock.expect(object{"id": "reset", "command": "system_reset", "within": "5s"})
	mock.expect(object{"id": "resumed", "command": "cont", "within": "5s"})
	mock.emit("GUEST_PANICKED", object{"action": "pause"})
	mock.verify()
}

func TestRefusedResetIsRemembered(t *testing.T) {
	mock := startMock(t)
	watching := mock.watch()
	mock.ask("PUT", "/v1/machines/all/replies/system_reset", object{
		"error": object{"class": "GenericError", "desc": "no reset today"},
	}, nil)
	mock.emit("GUEST_PANICKED", object{"action": "pause"})
	mock.eventually("the manager knows of the error", func() bool {
		errors := watching.Errors()
		return len(errors) == 1 && errors[0] == "no reset today"
	})
}

func TestPanicAmidALongLine(t *testing.T) {
	mock := startMock(t)
	mock.watch()
	// Events of more than 64 KiB were too long for some readers.
	mock.ask("POST", "/v1/machines/all/faults", object{"oversize": nil, "scope": "event"}, nil)
	mock.expect(object{"command": "system_reset", "within": "5s"})
	mock.emit("GUEST_PANICKED", object{"action": "pause"})
	mock.verify()
}
