// A small manager on go-qemu. It prints what the library told it, a line each.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/digitalocean/go-qemu/qemu"
	"github.com/digitalocean/go-qemu/qmp"
)

func say(words ...interface{}) { fmt.Println(words...) }

func must(err error) {
	if err != nil {
		say("failed", err)
		os.Exit(1)
	}
}

func await(events <-chan qmp.Event, name string) qmp.Event {
	for event := range events {
		if event.Event == name {
			return event
		}
	}
	must(fmt.Errorf("end of events before %s", name))
	return qmp.Event{}
}

func main() {
	monitor, err := qmp.NewSocketMonitor("unix", os.Args[1], 2*time.Second)
	must(err)
	must(monitor.Connect())
	domain, err := qemu.NewDomain(monitor, "guest")
	must(err)
	version, err := domain.Version()
	must(err)
	say("version", version)
	events, done, err := domain.Events()
	must(err)
	defer close(done)

	status, err := domain.Status()
	must(err)
	say("status", status)
	_, err = domain.Run(qmp.Command{Execute: "stop"})
	must(err)
	say("event", await(events, "STOP").Event)
	_, err = domain.Run(qmp.Command{Execute: "cont"})
	must(err)
	say("event", await(events, "QUORUM_REPORT_BAD").Data["node-name"])
	say("event", await(events, "QUORUM_FAILURE").Data["reference"])
	await(events, "STOP")
	status, err = domain.Status()
	must(err)
	say("status", status)
	_, err = domain.Run(qmp.Command{Execute: "cont"})
	must(err)

	devices, err := domain.BlockDevices()
	must(err)
	say("disk", devices[0].Inserted.Driver)
	supported, err := domain.Supported("device_del")
	must(err)
	say("supported", supported)
	_, err = domain.Run(qmp.Command{Execute: "device_del", Args: map[string]string{"id": "nobody"}})
	say("error", err)
	_, err = domain.Run(qmp.Command{Execute: "device_del", Args: map[string]string{"id": "net0"}})
	must(err)
	for {
		event := await(events, "DEVICE_DELETED")
		if event.Data["device"] == "net0" {
			say("deleted", event.Data["path"])
			break
		}
	}

	file, err := os.Open(os.Args[0])
	must(err)
	_, err = monitor.RunWithFile([]byte(`{"execute": "getfd", "arguments": {"fdname": "mine"}}`), file)
	say("getfd", err)
	_, err = domain.Run(qmp.Command{Execute: "quit"})
	must(err)
	say("event", await(events, "SHUTDOWN").Data["reason"])
}
