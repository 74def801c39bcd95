import {readFileSync} from 'node:fs';
import test from 'ava';
import {goldenFile} from '../../helpers/golden.ts';

/** An event of a real QEMU 7.2.22: when it came, in milliseconds from the first, and the types of its members. */
interface RecordedEvent {
	readonly event: string;
	readonly at: number;
	readonly members?: unknown;
}

const recordings: Readonly<
	Record<string, {readonly recording: string; readonly events: readonly RecordedEvent[]}>
> = JSON.parse(
	readFileSync(
		new URL('../../../../test/scenarios/recordings/events.json', import.meta.url),
		'utf8',
	),
);

// Their order is chance, or another part of the story than the one that was recorded: only the members are compared.
const MEMBERS_ONLY: ReadonlySet<string> = new Set([
	'spice-session',
	'vnc-session',
	'disk-corrupted',
]);

type Told = Readonly<Record<string, unknown>>;

const told = (scenario: string): readonly Told[] =>
	goldenFile(scenario)
		.split('\r\n')
		.filter(line => line.includes('"event": '))
		.map(line => JSON.parse(line));

/** A value with its leaves replaced by the names of their types, members sorted. */
const shapeOf = (value: unknown): unknown =>
	typeof value === 'object' && value !== null
		? Object.fromEntries(
				Object.entries(value)
					.sort(([left], [right]) => (left < right ? -1 : 1))
					.map(([name, member]) => [name, shapeOf(member)]),
			)
		: typeof value;

/** Names in order, those that follow their like left out: how many the rate limit lets pass depends on chance. */
const order = (events: ReadonlyArray<{readonly event?: unknown}>): readonly unknown[] =>
	events.map(({event}) => event).filter((event, index, all) => event !== all[index - 1]);

for (const [scenario, {recording, events}] of Object.entries(recordings)) {
	test(`${scenario}: order and members are those of recording ${recording}`, t => {
		const played = told(scenario);
		if (!MEMBERS_ONLY.has(scenario)) {
			t.deepEqual(order(played), order(events));
		}

		for (const {event, data} of played) {
			const shapes = events
				.filter(recorded => recorded.event === event)
				.map(({members}) => JSON.stringify(members));
			t.true(
				shapes.includes(JSON.stringify(data === undefined ? undefined : shapeOf(data))),
				`${event} ${JSON.stringify(data)}`,
			);
		}
	});
}

test('as many events pass the rate limit as in the recording, give or take one', t => {
	for (const [scenario, event] of [
		['quorum-report-bad', 'QUORUM_REPORT_BAD'],
		['balloon', 'BALLOON_CHANGE'],
		['rtc-drift', 'RTC_CHANGE'],
	] as const) {
		const recorded = recordings[scenario]?.events.filter(other => other.event === event) ?? [];
		const played = told(scenario);
		t.true(played.length >= 3 && recorded.length >= 3, scenario);
		t.true(Math.abs(played.length - recorded.length) <= 1, `${scenario}: ${played.length}`);
	}
});
