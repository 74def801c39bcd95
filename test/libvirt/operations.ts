import {join} from 'node:path';
import {createImage} from './domain.ts';
import {type PrivateLibvirtd, pause} from './private-libvirtd.ts';

/** A virsh command that both emulators are put through. */
export interface Operation {
	/** `{d}` is the domain, `{dir}` the folder of the test. */
	readonly line: string;
	/** How long libvirt is left alone afterwards, so that events have come. */
	readonly restMs?: number;
}

const op = (line: string, restMs?: number): Operation =>
	restMs === undefined ? {line} : {line, restMs};

/** From the start to the end of a domain; the second disk is made before. */
export const OPERATIONS: readonly Operation[] = [
	op('start {d}'),
	op('domstate {d} --reason'),
	op('suspend {d}'),
	op('domstate {d} --reason'),
	op('resume {d}'),
	op('domstate {d} --reason'),
	op('reset {d}', 500),
	op('dominfo {d}'),
	op('domblklist {d}'),
	op('domiflist {d}'),
	op('vcpucount {d}'),
	op('domblkinfo {d} sda'),
	op('domblkerror {d}'),
	op('attach-disk {d} {dir}/{d}.b.qcow2 vdb --subdriver qcow2'),
	op('domblklist {d}'),
	op('setvcpus {d} 3 --live'),
	op('vcpucount {d}'),
	op('send-key {d} KEY_A'),
	op('inject-nmi {d}'),
	op('qemu-monitor-command {d} {"execute":"query-status"}'),
	op('qemu-monitor-command {d} --hmp info status'),
	op('domtime {d}'),
	op('domjobinfo {d}'),
	op('screenshot {d} {dir}/{d}.png'),
	op('dump {d} {dir}/{d}.dump --memory-only'),
	op('domstate {d} --reason'),
	op('save {d} {dir}/{d}.save'),
	op('domstate {d} --reason'),
	op('restore {dir}/{d}.save'),
	op('domstate {d} --reason'),
	op('managedsave {d}'),
	op('domstate {d} --reason'),
	op('start {d}'),
	op('domstate {d} --reason'),
	op('destroy {d}'),
	op('domstate {d} --reason'),
	op('start {d} --paused'),
	op('domstate {d} --reason'),
	op('resume {d}'),
	op('domstate {d} --reason'),
	op('destroy {d}'),
];

/** What may differ: names, numbers of this run, times that pass. */
const neutral = (text: string, name: string, folder: string): string =>
	text
		.replaceAll(folder, '{dir}')
		.replaceAll(name, '{d}')
		.replaceAll(/^(Id|UUID|CPU time): +.*$/gm, '$1: …')
		.replaceAll(/"id":"libvirt-\d+"/g, '"id":"…"')
		.replaceAll(/ +$/gm, '')
		.replaceAll(/ {2,}/g, '  ')
		.replaceAll(/-{3,}/g, '---');

/** What an operation printed, by the line that asked for it, in order. */
export const runOperations = async (
	libvirtd: PrivateLibvirtd,
	name: string,
	operations: readonly Operation[] = OPERATIONS,
): Promise<ReadonlyArray<readonly [line: string, outcome: string]>> => {
	createImage(join(libvirtd.folder, `${name}.b.qcow2`), '8M');
	const outcomes: Array<readonly [string, string]> = [];
	for (const {line, restMs} of operations) {
		const words = line
			.split(' ')
			.map(word => word.replaceAll('{d}', name).replaceAll('{dir}', libvirtd.folder));
		const {status, text} = libvirtd.virsh(...words);
		outcomes.push([line, `${status} ${neutral(text, name, libvirtd.folder)}`]);
		if (restMs !== undefined) {
			await pause(restMs);
		}
	}

	return outcomes;
};
