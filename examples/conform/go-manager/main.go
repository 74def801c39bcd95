// A manager on go-qemu, as its documents show it. usage: go-manager SOCKET
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/digitalocean/go-qemu/qmp"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "failed:", err)
		os.Exit(1)
	}
}

func run(monitor qmp.Monitor, command string) {
	_, err := monitor.Run([]byte(command))
	must(err)
}

func watchSeconds() time.Duration {
	if seconds, err := strconv.Atoi(os.Getenv("WATCH_SECONDS")); err == nil {
		return time.Duration(seconds) * time.Second
	}
	return 12 * time.Second
}

func main() {
	monitor, err := qmp.NewSocketMonitor("unix", os.Args[1], 2*time.Second)
	must(err)
	must(monitor.Connect())
	for i := 0; i < 6; i++ {
		run(monitor, `{"execute": "query-status"}`)
	}

	stream, err := monitor.Events(context.Background())
	must(err)
	// Commands wait while nobody takes events, so they are taken all the time.
	deleted := make(chan error, 1024)
	go func() {
		for event := range stream {
			fmt.Println(event.Event, event.Data)
			if event.Data["device"] != "net0" {
				continue
			}
			switch event.Event {
			case "DEVICE_DELETED":
				deleted <- nil
			case "DEVICE_UNPLUG_GUEST_ERROR":
				deleted <- fmt.Errorf("the guest keeps net0")
			}
		}
	}()
	run(monitor, `{"execute": "device_del", "arguments": {"id": "net0"}}`)
	must(<-deleted)
	time.Sleep(watchSeconds())
	run(monitor, `{"execute": "quit"}`)
	must(monitor.Disconnect())
	fmt.Println("done")
}
