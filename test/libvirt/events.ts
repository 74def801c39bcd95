import {readFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import {diskOf} from './domain.ts';
import {eventually, type PrivateLibvirtd, pause} from './private-libvirtd.ts';

const RECORDED = new URL('../../../test/libvirt/events.jsonl', import.meta.url);
const REST_MS = 120;

/** An event of QMP's, what virsh printed of it and the domain's state afterwards, as recorded. */
interface RecordedEvent {
	readonly qmp: {readonly event: string; readonly data?: object};
	readonly virsh: readonly string[];
	readonly state: string;
	/** The text of `qmp`, whose numbers may be longer than those of JavaScript. */
	readonly text: string;
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
		.map(line => ({...JSON.parse(line), text: /^\{"qmp": (.*), "virsh": /.exec(line)?.[1] ?? ''}));

// QEMU 7.2 knows neither that event nor that member.
const isOfAnother = ({event, data}: RecordedEvent['qmp']): boolean =>
	event === 'XYZ_UNKNOWN' || (event === 'BLOCK_IO_ERROR' && Object.hasOwn(data ?? {}, 'qom-path'));

/** The data of an event, whose numbers stay the text that they are. */
const plainData = (json: string): unknown =>
	JSON.parse(json.replaceAll(/: ?(-?\d+)(?=[,}])/g, ': "$1"'));

const dataOf = ({text}: RecordedEvent): unknown =>
	plainData(/"data": (.*)\}$/.exec(text)?.[1] ?? 'null');

/** The event of a line of `virsh qemu-monitor-event`. */
const rawEvent = (line: string): {readonly event: string; readonly data: unknown} => {
	const [, event = '', data = ''] =
		/^event (\w+) at \S+ for domain '[^']+': (.*)$/.exec(line) ?? [];
	return {event, data: data === '<null>' ? null : plainData(data)};
};

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
	for (const [index, recorded] of recordedEvents().entries()) {
		const {qmp, virsh, state, text: words} = recorded;
		const rawBefore = raw.lines().length;
		const how = isOfAnother(qmp) ? 'unchecked' : 'strict';
		const {text} = libvirtd.virsh(
			'qemu-monitor-command',
			domain,
			`{"execute": "x-mock-emit", "arguments": ${words.slice(0, -1)}, "${how}": true}}`,
		);
		const rawEvents = () => raw.lines().slice(rawBefore).map(rawEvent);
		const wanted = {event: qmp.event, data: dataOf(recorded)};
		const isSaid = (): boolean => rawEvents().some(event => isDeepStrictEqual(event, wanted));
		await eventually(() => isSaid() && known.lines().length >= seen + virsh.length, 2000);
		await pause(REST_MS);
		const lines = known.lines().slice(seen);
		seen += lines.length;
		checks.push({
			title: `event ${index + 1}: ${qmp.event}${text.includes('error') ? ` (${text})` : ''}`,
			ours: [lines, isSaid() || rawEvents(), libvirtd.virsh('domstate', domain, '--reason').text],
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
