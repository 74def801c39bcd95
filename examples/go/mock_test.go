package manager

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// mock is a mock QEMU with its control API; each test has its own.
type mock struct {
	t       *testing.T
	path    string
	control string
}

func startMock(t *testing.T) *mock {
	t.Helper()
	command := os.Getenv("MOCK_QMP")
	if command == "" {
		command = "mock-qmp"
	}

	path := filepath.Join(t.TempDir(), "q.sock")
	words := append(strings.Fields(command),
		"--log", "json", "--listen", "unix:"+path, "--control", "127.0.0.1:0")
	process := exec.Command(words[0], words[1:]...)
	process.Stderr = os.Stderr
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}

	if err := process.Start(); err != nil {
		t.Fatal(err)
	}

	t.Cleanup(func() {
		process.Process.Signal(os.Interrupt)
		process.Wait()
	})
	// The first line says that it is ready, and where.
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err != nil {
		t.Fatal("the mock does not start: ", err)
	}

	var ready struct{ Control string }
	if err := json.Unmarshal(line, &ready); err != nil {
		t.Fatal(err)
	}

	return &mock{t: t, path: path, control: ready.Control}
}

type object map[string]any

// ask sends one request; what the API refuses ends the test with its own words.
func (m *mock) ask(method, path string, body any, into any) {
	m.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		m.t.Fatal(err)
	}

	request, err := http.NewRequest(method, m.control+path, bytes.NewReader(text))
	if err != nil {
		m.t.Fatal(err)
	}

	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		m.t.Fatal(err)
	}

	defer response.Body.Close()
	if response.StatusCode >= 400 {
		var problem struct{ Code, Detail, Remedy string }
		json.NewDecoder(response.Body).Decode(&problem)
		m.t.Fatalf("%s: %s (%s)", problem.Code, problem.Detail, problem.Remedy)
	}

	if into != nil {
		if err := json.NewDecoder(response.Body).Decode(into); err != nil {
			m.t.Fatal(err)
		}
	}
}

func (m *mock) emit(event string, data object) {
	m.t.Helper()
	m.ask("POST", "/v1/machines/all/events", object{"event": event, "data": data}, nil)
}

func (m *mock) expect(expectation object) {
	m.t.Helper()
	m.ask("POST", "/v1/machines/all/expectations", expectation, nil)
}

// verify ends the test, with what came instead, unless all that is expected has come.
func (m *mock) verify() {
	m.t.Helper()
	var verdicts struct {
		State        string
		Expectations []struct{ ID, State, Text, Reason string }
	}
	m.ask("GET", "/v1/machines/all/verification?wait=5s", nil, &verdicts)
	if verdicts.State != "pass" {
		m.t.Fatalf("%+v", verdicts.Expectations)
	}
}

// eventually waits until something holds.
func (m *mock) eventually(what string, holds func() bool) {
	m.t.Helper()
	for end := time.Now().Add(5 * time.Second); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			m.t.Fatal("never: ", what)
		}
	}
}

// watch starts the manager and waits until it has negotiated.
func (m *mock) watch() *Manager {
	m.t.Helper()
	watching, err := Watch(m.path)
	if err != nil {
		m.t.Fatal(err)
	}

	m.t.Cleanup(watching.Close)
	m.eventually("the manager negotiates", func() bool {
		var machine struct{ Clients []struct{ Negotiated bool } }
		m.ask("GET", "/v1/machines/0", nil, &machine)
		return len(machine.Clients) == 1 && machine.Clients[0].Negotiated
	})
	return watching
}
