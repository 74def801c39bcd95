// N running domains of an unmodified libvirtd, ours beside QEMU's: `node dist/bench/emulator/domains.js [N]`, as root.
// How long `virsh start` takes, the two in turn, and what memory the emulators hold when all of them run.
import {define} from '../../test/libvirt/domain.ts';
import {PrivateLibvirtd, pause} from '../../test/libvirt/private-libvirtd.ts';
import {sharesLine} from './share-of.ts';

const REST_MS = 5000;
const KINDS = ['mock', 'qemu'] as const;
const count = Number(process.argv[2] ?? 50);
const libvirtd = new PrivateLibvirtd();

const print = (text: string): void => {
	process.stdout.write(text);
};

const startTimes: Record<(typeof KINDS)[number], number[]> = {mock: [], qemu: []};
const names = (kind: string): string[] =>
	Array.from({length: count}, (_, index) => `${kind}${index}`);

const startOne = (kind: (typeof KINDS)[number], index: number): void => {
	const name = `${kind}${index}`;
	define(libvirtd, {name, kind});
	const {status, text, ms} = libvirtd.virsh('start', name);
	if (status !== 0) {
		throw new Error(text);
	}

	startTimes[kind].push(ms);
};

try {
	await libvirtd.start();
	for (let index = 0; index < count; index++) {
		for (const kind of KINDS) {
			startOne(kind, index);
		}
	}

	await pause(REST_MS);
	print(`${count} running domains of each kind, side by side\n`);
	for (const kind of KINDS) {
		const sorted = startTimes[kind].toSorted((left, right) => left - right);
		const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
		print(
			`- virsh start, ${kind}: median ${sorted[count >> 1]?.toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})\n`,
		);
	}

	for (const kind of KINDS) {
		print(
			sharesLine(
				kind,
				names(kind).map(name => libvirtd.pidOf(name)),
			),
		);
	}
} finally {
	for (const name of KINDS.flatMap(names)) {
		libvirtd.virsh('destroy', name);
	}

	await libvirtd.remove();
}
