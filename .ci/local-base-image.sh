#!/usr/bin/env bash
# Builds a stand-in for the base image that the Dockerfile names, from Debian's packages and the Node.js that runs
# here, so that the Dockerfile itself can be built where no image registry is within reach. Needs root, buildah and
# debootstrap. The image store is a folder of its own; what other buildah commands need to see it is printed:
#   environment=$(.ci/local-base-image.sh [STORE]) && eval "$environment"
set -euo pipefail
cd "$(dirname "$0")/.."

store=${1:-${TMPDIR:-/tmp}/mock-qmp-images}
image=$(awk 'toupper($1) == "FROM" {print $2; exit}' Dockerfile)
node=$(readlink -f "$(command -v node)")

# node:20.20.2-bookworm-slim: the release of Debian stands before "-slim".
suite=${image%-slim}
suite=${suite##*-}

mkdir -p "$store"
cat > "$store/storage.conf" <<CONF
[storage]
driver = "vfs"
runroot = "$store/run"
graphroot = "$store/graph"
CONF
export CONTAINERS_STORAGE_CONF="$store/storage.conf" BUILDAH_ISOLATION=chroot

build_image() {
	local root=$1/root
	debootstrap --variant=minbase --include=ca-certificates "$suite" "$root"
	install -D "$node" "$root/usr/local/bin/node"
	mkdir -p "$root/usr/local/lib/node_modules"
	cp -r "$(npm root --global 2> /dev/null)/npm" "$root/usr/local/lib/node_modules/"
	ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
	ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/usr/local/bin/npx"
	# The user that the real image has, and the certificates that this machine trusts.
	chroot "$root" groupadd --gid 1000 node
	chroot "$root" useradd --uid 1000 --gid node --create-home --shell /bin/bash node
	install -m 644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"

	tar -C "$root" -cf "$1/root.tar" .
	printf '%s\n' 'FROM scratch' 'ADD root.tar /' \
		'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' 'CMD ["node"]' > "$1/Dockerfile"
	rm -rf "$root"
	buildah bud --quiet --tag "$image" "$1"
}

if ! buildah inspect --type image "$image" > /dev/null 2>&1; then
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	build_image "$work" > "$store/build.log" 2>&1 || {
		tail -n 30 "$store/build.log" >&2
		exit 1
	}
fi

printf 'export CONTAINERS_STORAGE_CONF=%q BUILDAH_ISOLATION=chroot\n' "$CONTAINERS_STORAGE_CONF"
