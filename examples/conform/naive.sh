#!/usr/bin/env bash
# A manager as one writes it in an hour: the next line is the reply, and QEMU always answers.
# usage: naive.sh SOCKET
set -u
coproc QMP { exec socat - "UNIX-CONNECT:$1"; }
to=${QMP[1]} from=${QMP[0]}

ask() { # COMMAND TEXT: sends, reads a line, wants the text in it
	printf '%s\n' "$1" >&"$to"
	read -r line <&"$from"
	case $line in *"$2"*) ;; *) echo "cannot make sense of: ${line:0:80}"; exit 1 ;; esac
}

read -r line <&"$from"
case $line in '{"QMP"'*) ;; *) echo "this is no QEMU: $line"; exit 1 ;; esac
ask '{"execute": "qmp_capabilities"}' return
for _ in 1 2 3 4 5 6; do
	ask '{"execute": "query-status"}' '"status"'
done
ask '{"execute": "device_del", "arguments": {"id": "net0"}}' return
until case $line in *DEVICE_DELETED*'"device": "net0"'*) true ;; *) false ;; esac; do
	read -r line <&"$from"
done
end=$((SECONDS + ${WATCH_SECONDS:-12}))
while [ "$SECONDS" -lt "$end" ]; do
	if read -r -t 1 line <&"$from"; then echo "${line:0:160}"; fi
done
printf '{"execute": "quit"}\n' >&"$to"
while read -r line <&"$from"; do :; done
echo done
