#!/usr/bin/env bash
# What is under test: a small manager that brings a guest back after a panic. Usage: manager.sh HOST PORT
set -euo pipefail

exec 3<> "/dev/tcp/$1/$2"
execute() { printf '{"execute": "%s"}\n' "$1" >&3; }

while IFS= read -r line <&3; do
	case $line in
		'{"QMP"'*) execute qmp_capabilities ;;
		*'"event": "GUEST_PANICKED"'*)
			execute system_reset
			execute cont
			;;
	esac
done
