#!/usr/bin/env bash
# Tests manager.sh against a mock QEMU that is steered by curl. Needs bash, curl and jq. Prints a line for each test.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
read -r -a mock_qmp <<< "${MOCK_QMP:-mock-qmp}"
"${mock_qmp[@]}" --log json --listen tcp:127.0.0.1:0 --control 127.0.0.1:0 --ready-file "$work/ready" > "$work/out" &
mock=$!
trap 'kill "$mock"; wait "$mock" || true; rm -rf "$work"' EXIT

until [ -e "$work/ready" ]; do
	kill -0 "$mock"
	sleep 0.05
done
control=$(jq -r .control "$work/ready")
address=$(jq -r '.addresses[0]' "$work/ready")
port=${address##*:}

# One request to the control API; prints the answer. What it refuses is printed and ends the test.
ask() { # METHOD PATH [JSON]
	curl --silent --show-error --fail-with-body --request "$1" "$control$2" \
		${3:+--header 'Content-Type: application/json' --data "$3"}
}

# Every test begins with the mock as it was at the start, and with a manager of its own.
begin() { # TITLE
	title=$1
	ask POST /v1/reset > /dev/null
	./manager.sh 127.0.0.1 "$port" &
	manager=$!
	until ask GET /v1/machines/0 | jq --exit-status '.clients[0].negotiated' > /dev/null; do sleep 0.05; done
}

finish() {
	ask GET '/v1/machines/0/verification?wait=5s' > "$work/verdict"
	kill "$manager" 2> /dev/null || true
	wait "$manager" 2> /dev/null || true
	if [ "$(jq -r .state "$work/verdict")" != pass ]; then
		echo "not ok - $title"
		jq . "$work/verdict"
		exit 1
	fi

	echo "ok - $title"
}

begin 'a guest that panics is reset and runs again'
ask POST /v1/machines/0/expectations '{"id": "reset", "command": "system_reset", "within": "5s"}' > /dev/null
ask POST /v1/machines/0/expectations '{"id": "runs", "event": "RESUME", "within": "5s"}' > /dev/null
ask POST /v1/machines/0/events '{"event": "GUEST_PANICKED", "data": {"action": "pause"}}' > /dev/null
finish

begin 'a whole scenario is played and judged'
ask POST /v1/machines/0/expectations '{"command": "cont", "after": {"event": "GUEST_PANICKED"}, "within": "30s"}' > /dev/null
ask PUT /v1/machines/0/speed '{"speed": 50}' > /dev/null
ask POST '/v1/machines/0/scenarios?wait=10s' '{"scenario": "guest-panic"}' > /dev/null
finish
