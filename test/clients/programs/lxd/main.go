// A small manager on LXD's package for QMP. It prints what the package told it, a line each.
package main

import (
	"fmt"
	"os"
	"time"

	"github.com/lxc/lxd/lxd/instance/drivers/qmp"
	"github.com/lxc/lxd/shared/logger"
)

type event struct {
	name string
	data map[string]interface{}
}

func say(words ...interface{}) { fmt.Println(words...) }

func must(err error) {
	if err != nil {
		say("failed", err)
		os.Exit(1)
	}
}

func await(events <-chan event, name string) event {
	for {
		select {
		case e := <-events:
			if e.name == name {
				return e
			}
		case <-time.After(20 * time.Second):
			must(fmt.Errorf("no %s", name))
		}
	}
}

func main() {
	must(logger.InitLogger("", "", false, false, nil))
	events := make(chan event, 64)
	// Its handler is called by a goroutine an event, so their order is chance.
	monitor, err := qmp.Connect(os.Args[1], "qemu_serial-chardev", func(name string, data map[string]interface{}) {
		switch name {
		case "STOP", "QUORUM_FAILURE", "DEVICE_DELETED", "SHUTDOWN":
			events <- event{name, data}
		}
	})
	must(err)
	status, err := monitor.Status()
	must(err)
	say("status", status)
	must(monitor.Pause())
	say("event", await(events, "STOP").name)
	must(monitor.Start())
	say("event", await(events, "QUORUM_FAILURE").data["reference"])
	status, err = monitor.Status()
	for deadline := time.Now().Add(10 * time.Second); status == "running" && time.Now().Before(deadline); {
		status, err = monitor.Status()
		must(err)
	}
	say("status", status)
	must(monitor.Start())

	cpus, err := monitor.GetCPUs()
	must(err)
	say("cpus", len(cpus))
	size, err := monitor.GetMemorySizeBytes()
	must(err)
	say("memory", size)
	balloon, err := monitor.GetMemoryBalloonSizeBytes()
	must(err)
	say("balloon", balloon)
	file, err := os.Open(os.Args[0])
	must(err)
	must(monitor.SendFile("mine", file))
	must(monitor.CloseFile("mine"))
	say("unknown device", monitor.RemoveDevice("nobody"))
	must(monitor.RemoveDevice("net0"))
	for {
		if e := await(events, "DEVICE_DELETED"); e.data["device"] == "net0" {
			say("deleted", e.data["path"])
			break
		}
	}
	over, err := monitor.Wait()
	must(err)
	must(monitor.Quit())
	<-over
	say("disconnected")
}
