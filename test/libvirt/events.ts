import {readFileSync} from 'node:fs';
import {diskOf} from './domain.ts';
import {eventually, type PrivateLibvirtd, pause} from './private-libvirtd.ts';

const RECORDED = new URL('../../../test/libvirt/events.jsonl', import.meta.url);
const REST_MS = 120;

/** An event of QMP's, what virsh printed of it and the domain's state afterwards, as recorded. */
interface RecordedEvent {
	readonly qmp: {readonly event: string; readonly data?: object};
	readonly virsh: readonly string[];
	readonly state: string;
}

/** What is compared of one event. */
export interface EventCheck {
	readonly title: string;
	readonly ours: unknown;
	readonly recorded: unknown;
}

const recordedEvents = (): readonly RecordedEvent[] =>
	readFileSync(RECORDED, 'utf8')
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));

/**
 * Lets a domain's emulator tell of each recorded event, over the connection that libvirt has to it, and looks at what
 * libvirt makes of it: its public events, the raw one, and the state of the domain.
 */
export const runEvents = async (
	libvirtd: PrivateLibvirtd,
	domain: string,
): Promise<readonly EventCheck[]> => {
	const known = libvirtd.follow('event', domain, '--all', '--loop');
	const raw = libvirtd.follow('qemu-monitor-event', domain, '--loop');
	await pause(500);
	const checks: EventCheck[] = [];
	let seen = 0;
	for (const [index, {qmp, virsh, state}] of recordedEvents().entries()) {
		const rawBefore = raw.lines().length;
		const command = {
			execute: 'x-mock-emit',
			arguments: {event: qmp.event, ...(qmp.data === undefined ? {} : {data: qmp.data})},
		};
		const {text} = libvirtd.virsh('qemu-monitor-command', domain, JSON.stringify(command));
		const isSaid = (): boolean =>
			raw
				.lines()
				.slice(rawBefore)
				.some(line => line.includes(` ${qmp.event} `));
		await eventually(() => isSaid() && known.lines().length >= seen + virsh.length, 2000);
		await pause(REST_MS);
		const lines = known.lines().slice(seen);
		seen += lines.length;
		checks.push({
			title: `event ${index + 1}: ${qmp.event}${text.includes('error') ? ` (${text})` : ''}`,
			ours: [lines, isSaid(), libvirtd.virsh('domstate', domain, '--reason').text],
			recorded: [
				virsh.map(line =>
					line.replaceAll('{disk}', diskOf(libvirtd, domain)).replaceAll("'vm1'", `'${domain}'`),
				),
				true,
				state,
			],
		});
	}

	known.end();
	raw.end();
	return checks;
};
