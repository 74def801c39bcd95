# The one place that names the base image; .ci/local-base-image.sh reads it here.
FROM docker.io/library/node:20.20.2-bookworm-slim AS base

FROM base AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
# What runs is what is published: the files of the package, and its production dependencies.
RUN npm run build \
	&& npm prune --omit=dev --ignore-scripts \
	&& find node_modules -type d -empty -delete \
	&& npm pack --ignore-scripts \
	&& mkdir package \
	&& tar -xzf mock-qmp-*.tgz -C package --strip-components=1 \
	&& mv node_modules package/

FROM base
LABEL org.opencontainers.image.title="mock-qmp" \
	org.opencontainers.image.description="A mock QEMU: speaks QMP and replays believable event sequences" \
	org.opencontainers.image.licenses="MIT"
COPY --from=build /build/package /opt/mock-qmp
RUN ln -s /opt/mock-qmp/dist/cli/bundle/mock-qmp.js /usr/local/bin/mock-qmp \
	&& ln -s /opt/mock-qmp/dist/cli/bundle/mock-qemu-system-x86_64.js /usr/local/bin/mock-qemu-system-x86_64
# A first run of each leaves its compiled code, while the files can still be written to: later ones start sooner.
RUN printf '{"execute": "qmp_capabilities"} {"execute": "quit"}' > /tmp/quit \
	&& mock-qmp --listen stdio < /tmp/quit > /dev/null \
	&& mock-qemu-system-x86_64 -machine q35 -device virtio-balloon-pci -qmp stdio < /tmp/quit > /dev/null \
	&& rm /tmp/quit
# A published port reaches 0.0.0.0, not the loopback address that is the default elsewhere. --listen overrides it.
ENV NODE_ENV=production \
	MOCK_QMP_LISTEN=tcp:0.0.0.0:4444
# The user "node" of the base image, as a number so that an orchestrator can see that it is not root.
USER 1000:1000
# Scenario files of your own go here: docker run -v "$PWD:/scenarios:ro" mock-qmp --scenario mine.yaml
WORKDIR /scenarios
EXPOSE 4444
STOPSIGNAL SIGTERM
# Asks MOCK_QMP_LISTEN. It connects and leaves, so the client that is being served keeps its monitor.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s --retries=3 \
	CMD ["mock-qmp", "health"]
ENTRYPOINT ["mock-qmp"]
