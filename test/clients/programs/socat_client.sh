#!/usr/bin/env bash
# A small manager of bash and socat, that knows nothing of JSON. It prints a line for each thing it has seen.
set -euo pipefail
coproc QMP { exec socat - "UNIX-CONNECT:$1"; }

send() { printf '%s\n' "$1" >&"${QMP[1]}"; }

await() { # TEXT: reads lines until one has it
	local line
	while IFS= read -r -t 20 line <&"${QMP[0]}"; do
		case $line in *"$1"*) printf '%s\n' "${line%$'\r'}" | grep -oF -- "$1"; return ;; esac
	done
	echo "no $1"
	exit 1
}

await '{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}'
send '{"execute": "qmp_capabilities"}'
await '{"return": {}}'
send '{"execute": "query-status", "id": [1, {"a": null}]}'
await '"status": "running"'
send '{"execute": "stop"}'
await '"event": "STOP"'
send "{'execute': 'cont', 'id': 'single quotes'}"
await '"id": "single quotes"}'
await '"event": "QUORUM_REPORT_BAD"'
await '"event": "QUORUM_FAILURE"'
await '"event": "STOP"'
send '{"execute": "query-status"}{"execute": "cont"}'
await '"status": "io-error"'
await '"event": "RESUME"'
send '{"execute": "device_del", "arguments": {"id": "nobody"}}'
await "{\"error\": {\"class\": \"DeviceNotFound\", \"desc\": \"Device 'nobody' not found\"}}"
send '{"execute": "device_del", "arguments": {"id": "net0"}}'
await '"event": "DEVICE_DELETED", "data": {"device": "net0", "path": "/machine/peripheral/net0"}'
send '{"execute": "quit"}'
await '"reason": "host-qmp-quit"'
await '{"return": {}}'
read -r -t 20 <&"${QMP[0]}" || echo 'end of file'
