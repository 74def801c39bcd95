// Domains of an unmodified libvirtd, ours beside QEMU's: `node dist/bench/emulator/domains.js [N]`, as root. How long
// `virsh start` takes, one domain at a time and the two in turn; then what memory the emulators of N running domains
// hold.
import {define} from '../../test/libvirt/domain.ts';
import {PrivateLibvirtd, pause} from '../../test/libvirt/private-libvirtd.ts';
import {sharesLine} from './share-of.ts';

const STARTS = 11;
const REST_MS = 5000;
const KINDS = ['mock', 'qemu'] as const;
const count = Number(process.argv[2] ?? 50);
const libvirtd = new PrivateLibvirtd();

const print = (text: string): void => {
	process.stdout.write(text);
};

/** Starts a domain; gives how long that took, in milliseconds. */
const start = (name: string): number => {
	const {status, text, ms} = libvirtd.virsh('start', name);
	if (status !== 0) {
		throw new Error(text);
	}

	return ms;
};

const compareStarts = (): void => {
	const times: Record<(typeof KINDS)[number], number[]> = {mock: [], qemu: []};
	for (let turn = 0; turn < STARTS; turn++) {
		for (const kind of KINDS) {
			times[kind].push(start(`${kind}0`));
			libvirtd.virsh('destroy', `${kind}0`);
		}
	}

	for (const kind of KINDS) {
		const sorted = times[kind].sort((left, right) => left - right);
		const [least, middle, most] = [0, STARTS >> 1, STARTS - 1].map(at => sorted[at]?.toFixed(0));
		print(`- virsh start, ${kind}: median of ${STARTS} ${middle} ms (${least} to ${most})\n`);
	}
};

const compareMemory = async (): Promise<void> => {
	for (const kind of KINDS) {
		const names = Array.from({length: count}, (_, index) => `${kind}${index}`);
		for (const name of names) {
			start(name);
		}

		await pause(REST_MS);
		print(
			sharesLine(
				kind,
				names.map(name => libvirtd.pidOf(name)),
			),
		);
		for (const name of names) {
			libvirtd.virsh('destroy', name);
		}
	}
};

try {
	await libvirtd.start();
	for (let index = 0; index < count; index++) {
		for (const kind of KINDS) {
			define(libvirtd, {name: `${kind}${index}`, kind});
		}
	}

	print('Domains of libvirt, ours beside QEMU\n');
	compareStarts();
	await compareMemory();
} finally {
	await libvirtd.remove();
}
