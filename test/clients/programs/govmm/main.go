// A small manager on Kata's govmm. It prints what the library told it, a line each.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/kata-containers/govmm/qemu"
)

func say(words ...interface{}) { fmt.Println(words...) }

func must(err error) {
	if err != nil {
		say("failed", err)
		os.Exit(1)
	}
}

func await(events <-chan qemu.QMPEvent, name string) qemu.QMPEvent {
	for event := range events {
		if event.Name == name {
			return event
		}
	}
	must(fmt.Errorf("end of events before %s", name))
	return qemu.QMPEvent{}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	events := make(chan qemu.QMPEvent, 64)
	disconnected := make(chan struct{})
	monitor, version, err := qemu.QMPStart(ctx, os.Args[1], qemu.QMPConfig{EventCh: events, MaxCapacity: 1 << 20}, disconnected)
	must(err)
	say("version", version.Major, version.Minor, version.Micro, version.Capabilities)
	must(monitor.ExecuteQMPCapabilities(ctx))

	status, err := monitor.ExecuteQueryStatus(ctx)
	must(err)
	say("status", status.Status)
	must(monitor.ExecuteStop(ctx))
	say("event", await(events, "STOP").Name)
	must(monitor.ExecuteCont(ctx))
	say("event", await(events, "QUORUM_REPORT_BAD").Data["node-name"])
	say("event", await(events, "QUORUM_FAILURE").Data["reference"])
	await(events, "STOP")
	status, err = monitor.ExecuteQueryStatus(ctx)
	must(err)
	say("status", status.Status)
	must(monitor.ExecuteCont(ctx))

	cpus, err := monitor.ExecQueryCpusFast(ctx)
	must(err)
	say("cpus", len(cpus))
	schema, err := monitor.ExecQueryQmpSchema(ctx)
	must(err)
	say("schema", len(schema) > 500)
	say("error", monitor.ExecuteDeviceDel(ctx, "nobody"))
	// Comes back only when DEVICE_DELETED has told of it.
	must(monitor.ExecuteDeviceDel(ctx, "net0"))
	say("deleted", await(events, "DEVICE_DELETED").Data["path"])
	file, err := os.Open(os.Args[0])
	must(err)
	say("getfd", monitor.ExecuteGetFD(ctx, "mine", file))
	must(monitor.ExecuteSystemPowerdown(ctx))
	say("event", await(events, "SHUTDOWN").Data["reason"])
	<-disconnected
	say("disconnected")
}
