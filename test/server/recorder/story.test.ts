import test from 'ava';
import {encodeValue} from '../../../core/protocol/encode.ts';
import {cutGaps, type Deed, tellStory} from '../../../server/recorder/story.ts';
import type {TranscriptEntry} from '../../../server/recorder/transcript.ts';

type Line = readonly [number, 'in' | 'out', object | undefined];

const entriesOf = (lines: readonly Line[]): readonly TranscriptEntry[] =>
	lines.map(([atMs, direction, message]) => ({
		atMs,
		direction,
		text: message === undefined ? undefined : encodeValue(message),
	}));

const told = (deeds: readonly Deed[]): readonly string[] =>
	deeds.map(({afterMs, kind, message}) =>
		[afterMs, message.get('event') ?? kind].map(String).join(' '),
	);

const storyOf = (lines: readonly Line[]) => {
	const {exchanges, spontaneous} = tellStory(
		entriesOf([
			[0, 'out', {QMP: {}}],
			[1, 'in', {execute: 'qmp_capabilities'}],
			[2, 'out', {return: {}}],
			...lines,
		]),
	);
	return {
		commands: exchanges.slice(1).map(({command, deeds}) => [command, ...told(deeds)]),
		spontaneous: told(spontaneous),
	};
};

test('what follows a command is told with its delay from the command', t => {
	const {commands, spontaneous} = storyOf([
		[10, 'in', {execute: 'stop'}],
		[11, 'out', {event: 'STOP'}],
		[12, 'out', {return: {}}],
		[20, 'in', {execute: 'system_reset'}],
		[22, 'out', {return: {}}],
		[50, 'out', {event: 'RESET'}],
	]);
	t.deepEqual(commands, [
		['stop', '1 STOP', '2 reply'],
		['system_reset', '2 reply', '30 RESET'],
	]);
	t.deepEqual(spontaneous, []);
});

test('what comes before any command that does something came by itself', t => {
	const {commands, spontaneous} = storyOf([
		[10, 'in', {execute: 'query-status'}],
		[11, 'out', {event: 'RTC_CHANGE', data: {offset: 1}}],
		[12, 'out', {return: {}}],
		[30, 'out', {event: 'VSERPORT_CHANGE'}],
	]);
	t.deepEqual(commands, [['query-status', '2 reply']]);
	t.deepEqual(spontaneous, ['10 RTC_CHANGE', '29 VSERPORT_CHANGE']);
});

test('what comes long after the last consequence came by itself', t => {
	const {commands, spontaneous} = storyOf([
		[10, 'in', {execute: 'cont'}],
		[11, 'out', {return: {}}],
		[9011, 'out', {event: 'RTC_CHANGE'}],
		[19_012, 'out', {event: 'WATCHDOG'}],
	]);
	t.deepEqual(commands, [['cont', '1 reply', '9001 RTC_CHANGE']]);
	t.deepEqual(spontaneous, ['19011 WATCHDOG']);
});

test('events of a job follow from the latest command that names it, whatever was asked meanwhile', t => {
	const {commands} = storyOf([
		[10, 'in', {execute: 'blockdev-mirror', arguments: {'job-id': 'm0', device: 'disk0'}}],
		[11, 'out', {return: {}}],
		[20, 'in', {execute: 'stop'}],
		[21, 'out', {return: {}}],
		[60_000, 'out', {event: 'BLOCK_JOB_READY', data: {device: 'm0'}}],
		[60_001, 'in', {execute: 'job-complete', arguments: {id: 'm0'}}],
		[60_002, 'out', {return: {}}],
		[60_003, 'out', {event: 'JOB_STATUS_CHANGE', data: {id: 'm0', status: 'null'}}],
	]);
	t.deepEqual(commands, [
		['blockdev-mirror', '1 reply', '59990 BLOCK_JOB_READY'],
		['stop', '1 reply'],
		['job-complete', '1 reply', '2 JOB_STATUS_CHANGE'],
	]);
});

test('a path names the devices that it leads through', t => {
	const {commands} = storyOf([
		[10, 'in', {execute: 'device_del', arguments: {id: 'net0'}}],
		[11, 'out', {return: {}}],
		[12, 'in', {execute: 'stop'}],
		[13, 'out', {return: {}}],
		[40, 'out', {event: 'DEVICE_DELETED', data: {path: '/machine/peripheral/net0/virtio-backend'}}],
	]);
	t.deepEqual(commands[0], ['device_del', '1 reply', '30 DEVICE_DELETED']);
});

test('migration events follow from the migration, however long it takes', t => {
	const {commands} = storyOf([
		[10, 'in', {execute: 'migrate', arguments: {uri: 'unix:/m'}}],
		[11, 'out', {return: {}}],
		[90_000, 'out', {event: 'MIGRATION', data: {status: 'completed'}}],
	]);
	t.deepEqual(commands, [['migrate', '1 reply', '89990 MIGRATION']]);
});

test('with pipelined commands each has its turn when the one before is answered', t => {
	const {commands} = storyOf([
		[10, 'in', {execute: 'stop', id: 1}],
		[10, 'in', {execute: 'cont', id: 2}],
		[11, 'out', {event: 'STOP'}],
		[12, 'out', {return: {}, id: 1}],
		[13, 'out', {event: 'RESUME'}],
		[14, 'out', {return: {}, id: 2}],
	]);
	t.deepEqual(commands, [
		['stop', '1 STOP', '2 reply'],
		['cont', '1 RESUME', '2 reply'],
	]);
});

test('an out-of-band reply that overtakes is told by its id', t => {
	const {commands} = storyOf([
		[10, 'in', {execute: 'migrate-continue', id: 'slow'}],
		[11, 'in', {'exec-oob': 'migrate-pause', id: 'fast'}],
		[12, 'out', {error: {}, id: 'fast'}],
		[20, 'out', {return: {}, id: 'slow'}],
	]);
	t.deepEqual(commands, [
		['migrate-continue', '10 reply'],
		['migrate-pause', '1 reply'],
	]);
});

test("QEMU's end follows from quit", t => {
	const {commands} = storyOf([
		[10, 'in', {execute: 'quit'}],
		[11, 'out', {event: 'SHUTDOWN'}],
		[12, 'out', {return: {}}],
		[13, 'out', undefined],
	]);
	t.deepEqual(commands, [['quit', '1 SHUTDOWN', '2 reply', '3 end']]);
});

test('silences are cut to what is allowed and shorter ones kept', t => {
	const entries = entriesOf([
		[0, 'out', {}],
		[100, 'in', {}],
		[700, 'out', {}],
		[705, 'out', {}],
	]);
	t.deepEqual(
		cutGaps(entries, 200).map(({atMs}) => atMs),
		[0, 100, 300, 305],
	);
});
