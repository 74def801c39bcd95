#!/usr/bin/env bash
# Builds the image from the Dockerfile, over a stand-in of its base image, and uses it as its users would.
# Needs root on Debian. Ends with "N passed, N failed"; exit status 1 when a check failed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

readonly IMAGE=mock-qmp-under-test PORT=4444 OTHER_PORT=4455 CONTROL_PORT=9455
work=$(mktemp -d)
container=''
passed=0
failed=0

check() { # TITLE COMMAND [ARGS]: one line of the report
	if "${@:2}"; then
		passed=$((passed + 1))
		printf 'ok %d - %s\n' $((passed + failed)) "$1"
	else
		failed=$((failed + 1))
		printf 'not ok %d - %s\n' $((passed + failed)) "$1"
	fi
}

finish() {
	local job
	for job in $(jobs -p); do kill "$(innermost "$job")" 2> /dev/null; done
	[ -z "$container" ] || { buildah rm "$container" && buildah rmi "$IMAGE"; } > /dev/null
	rm -rf "$work"
	printf '%d passed, %d failed\n' "$passed" "$failed"
	[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && exit 0
	exit 1
}
trap finish EXIT
trap 'exit 1' INT TERM

give_up() {
	check "$1" false
	[ -z "${2:-}" ] || tail -n 30 "$2" | sed 's/^/# /'
	exit 1
}

install_tools() {
	command -v buildah debootstrap runc > /dev/null && return
	apt-get update && apt-get install -y --no-install-recommends buildah debootstrap runc
}

# npm's settings on this machine, if it has any, are lent to the build and do not become part of the image.
build_image() {
	{
		[ ! -f ~/.npmrc ] || cat ~/.npmrc
		printf '\nregistry=%s\n' "$(npm config get registry 2> /dev/null)"
	} > "$work/npmrc"
	# HEALTHCHECK is known to Docker's format only.
	buildah bud --pull-never --no-cache --force-rm --format docker \
		--volume "$work/npmrc:/root/.npmrc:ro" --tag "$IMAGE" .
}

# The words of a list in the image's configuration, one a line.
config() {
	buildah inspect --type image "$IMAGE" | node -e '
		const {config} = JSON.parse(require("node:fs").readFileSync(0, "utf8")).Docker;
		const value = process.argv[1].split(".").reduce((object, key) => object?.[key], config);
		console.log([value].flat().join("\n"));' "$1"
}

in_container() { buildah run --terminal=false "$container" -- "$@" < /dev/null; }

# The process in the container: the last in the line of children.
innermost() {
	local child
	child=$(pgrep -P "$1" | head -n 1)
	if [ -n "$child" ]; then innermost "$child"; else echo "$1"; fi
}

wait_for_line() { # FILE
	local -i tries=0
	until grep -q . "$1" || [ $((tries += 1)) -gt 100 ]; do sleep 0.1; done
	grep -q . "$1"
}

matches() { [[ $1 =~ $2 ]]; }
health_status_is() { # STATUS
	in_container "${healthcheck[@]:1}" > /dev/null 2>&1
	[ $? -eq "$1" ]
}

# Reads the client's lines until one matches; all lines are kept for the report.
partial=''
expect_line() { # PATTERN SECONDS
	local part line status deadline=$((SECONDS + $2))
	while [ $SECONDS -lt $deadline ]; do
		status=0
		IFS= read -r -t 1 part <&3 || status=$?
		partial+=$part
		[ "$status" -le 128 ] || continue # a second is over, perhaps amid a line
		[ "$status" -eq 0 ] || return
		line=${partial%$'\r'}
		partial=''
		echo "$line" >> "$work/session"
		[[ $line =~ $1 ]] && return
	done
	return 1
}

expect_end() {
	local line status=0
	IFS= read -r -t 10 line <&3 || status=$?
	[ "$status" -eq 1 ] # above 128: nothing came in time
}

holds_no() { # PATHS in the image
	local path
	for path; do [ ! -e "$root/opt/mock-qmp/$path" ] || return; done
}

# As `docker run --read-only`: the same files, mounted so that nobody can write.
serve_read_only() {
	# shellcheck disable=SC2016 # the inner shell expands it
	unshare --mount bash -c '
		mount --bind "$0" "$0" && mount --rbind /proc "$0/proc" && mount --rbind /dev "$0/dev" &&
			mount -o remount,bind,ro "$0" && ! touch "$0/tmp/probe" 2> /dev/null || exit 90
		exec chroot --userspec="$1" "$0" /usr/bin/env "${@:2}"' \
		"$root" "$user" "${environment[@]}" "${entrypoint[@]}" "$@" < /dev/null
}

install_tools > "$work/log" 2>&1 || give_up 'buildah, debootstrap and runc can be installed' "$work/log"
settings=$(.ci/local-base-image.sh) || give_up 'a stand-in of the base image can be made'
eval "$settings"
build_image > "$work/log" 2>&1 || give_up 'the image can be built' "$work/log"
check 'the image can be built' true

mapfile -t entrypoint < <(config Entrypoint)
mapfile -t healthcheck < <(config Healthcheck.Test)
mapfile -t environment < <(config Env)
user=$(config User)
container=$(buildah from --pull-never "$IMAGE")
root=$(buildah mount "$container")

check 'it holds no tests and no development dependencies' \
	holds_no dist/test dist/bench test node_modules/typescript node_modules/ava
check 'its health check needs no shell' [ "${healthcheck[0]}" = CMD ]
check 'it asks to be ended by SIGTERM' [ "$(config StopSignal)" = SIGTERM ]

in_container "${entrypoint[@]}" --scenario quorum-failure > "$work/out" 2> "$work/err" &
run=$!
wait_for_line "$work/out" || give_up "--scenario quorum-failure says that it is ready" "$work/err"
sed 's/^/# /' "$work/out"
check '--scenario quorum-failure says that it is ready' \
	matches "$(head -n 1 "$work/out")" "^ready tcp:0\.0\.0\.0:$PORT .*scenario quorum-failure"
process=$(innermost "$run")
check 'it does not run as root' [ "$(stat -c %u "/proc/$process")" -ne 0 ]
check 'its health check passes' health_status_is 0

exec 3<> "/dev/tcp/127.0.0.1/$PORT" || give_up 'a client can connect'
check 'a client is greeted' expect_line '^\{"QMP": ' 10
printf '{"execute": "qmp_capabilities"}' >&3
check 'it negotiates' expect_line '^\{"return": \{\}\}' 10
check 'the health check passes while a client is served' health_status_is 0
check 'the client sees QUORUM_REPORT_BAD' expect_line '"event": "QUORUM_REPORT_BAD"' 60
check 'the client sees QUORUM_FAILURE' expect_line '"event": "QUORUM_FAILURE"' 60
check 'the client sees STOP' expect_line '"event": "STOP"' 10

kill -TERM "$process"
check 'SIGTERM gives SHUTDOWN' \
	expect_line '"event": "SHUTDOWN", "data": \{"guest": false, "reason": "host-signal"\}' 10
check 'then the end of the connection' expect_end
wait "$run"
check 'then exit status 0' [ $? -eq 0 ]
exec 3>&-
sed 's/^/# < /' "$work/session"
check 'the health check fails when nobody listens' health_status_is 1

in_container "${entrypoint[@]}" --listen "tcp:127.0.0.1:$OTHER_PORT" > "$work/out" 2> "$work/err" &
run=$!
wait_for_line "$work/out"
check '--listen overrides the address of the image' \
	matches "$(head -n 1 "$work/out")" "^ready tcp:127\.0\.0\.1:$OTHER_PORT seed"
kill -TERM "$(innermost "$run")" && wait "$run"

serve_read_only --scenario quorum-failure > "$work/out" 2> "$work/err" &
run=$!
wait_for_line "$work/out"
check 'it runs on a read-only file system' matches "$(head -n 1 "$work/out")" '^ready '
kill -TERM "$(innermost "$run")"
wait "$run"
check 'and ends there in order' [ $? -eq 0 ]

# As `docker run -v "$PWD:/scenarios:ro"`, with the control API for other hosts.
mkdir "$work/scenarios"
printf 'mock-qmp: 1\nname: mine\nexpect: [{id: looked, command: query-status, within: 20s}]\n' > "$work/scenarios/mine.yaml"
chmod -R a+rX "$work"
buildah run --terminal=false --volume "$work/scenarios:/scenarios:ro" \
	--env "MOCK_QMP_CONTROL=0.0.0.0:$CONTROL_PORT" --env MOCK_QMP_CONTROL_TOKEN=secret "$container" -- \
	"${entrypoint[@]}" --scenario ./mine.yaml --exit < /dev/null > "$work/out" 2> "$work/err" &
run=$!
wait_for_line "$work/out"
check 'it plays a scenario that is mounted at /scenarios' \
	matches "$(head -n 1 "$work/out")" 'scenario \./mine\.yaml'
url=http://127.0.0.1:$CONTROL_PORT
check 'the control API refuses whoever has no token' \
	[ "$(curl --silent --output "$work/body" --write-out '%{http_code}' "$url/v1/machines")" = 401 ]
check 'and serves whoever has it' \
	curl --fail --silent --output "$work/body" --header 'Authorization: Bearer secret' "$url/v1/machines"
check 'the health check can ask it' in_container mock-qmp health --control "$url"
check 'a client of the image does what is expected' \
	in_container mock-qmp send "tcp:127.0.0.1:$PORT" query-status
wait "$run"
check 'and the exit status tells so' [ $? -eq 0 ]
