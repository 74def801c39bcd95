// Package manager is what is under test: it brings a guest back after a panic.
package manager

import (
	"bufio"
	"encoding/json"
	"net"
	"sync"
)

// Manager watches the machine at a QMP socket.
type Manager struct {
	connection net.Conn
	mutex      sync.Mutex
	errors     []string
	done       chan struct{}
}

type message struct {
	QMP   json.RawMessage `json:"QMP"`
	Event string          `json:"event"`
	Error *struct {
		Desc string `json:"desc"`
	} `json:"error"`
}

// Watch connects to a unix socket and begins to look after the machine there.
func Watch(path string) (*Manager, error) {
	connection, err := net.Dial("unix", path)
	if err != nil {
		return nil, err
	}

	manager := &Manager{connection: connection, done: make(chan struct{})}
	go manager.run()
	return manager, nil
}

// Errors are what the machine has refused so far.
func (m *Manager) Errors() []string {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return append([]string(nil), m.errors...)
}

// Close ends the connection.
func (m *Manager) Close() {
	m.connection.Close()
	<-m.done
}

func (m *Manager) run() {
	defer close(m.done)
	// A line of QMP may be longer than what a bufio.Scanner takes.
	reader := bufio.NewReader(m.connection)
	for {
		line, err := reader.ReadBytes('\n')
		if err != nil {
			return
		}

		var received message
		if json.Unmarshal(line, &received) == nil {
			m.take(received)
		}
	}
}

func (m *Manager) take(received message) {
	switch {
	case received.QMP != nil:
		m.execute("qmp_capabilities")
	case received.Event == "GUEST_PANICKED":
		m.execute("system_reset")
		m.execute("cont")
	case received.Error != nil:
		m.mutex.Lock()
		m.errors = append(m.errors, received.Error.Desc)
		m.mutex.Unlock()
	}
}

func (m *Manager) execute(command string) {
	json.NewEncoder(m.connection).Encode(map[string]string{"execute": command})
}
