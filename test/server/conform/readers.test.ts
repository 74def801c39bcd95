import test from 'ava';
import {readers, warningsOf} from '../../../server/conform/readers.ts';

const brokenBy = async (scenario: string): Promise<readonly string[]> =>
	(await warningsOf(scenario)).map(({reader}) => reader.replace(/ .*/, ''));

const breaks = test.macro({
	async exec(t, scenario: string, expected: readonly string[]) {
		t.deepEqual([...new Set(await brokenBy(scenario))], expected);
	},
	title: (_, scenario, expected: readonly string[]) =>
		`${scenario} breaks ${expected.join(', ') || 'nobody'}`,
});

test(breaks, 'idle', []);
test(breaks, 'split-crlf', ['npm']);
test(breaks, 'long-line', ['go-qemu', 'LXD', 'Incus']);
test(breaks, 'two-events-one-read', ['multipass']);
test(breaks, 'eof-mid-reply', ['os-autoinst']);
test(breaks, 'slow-reply', ['Incus', 'Kata', 'Proxmox', 'Ganeti', 'Xen']);
test(breaks, 'monitor-taken', ['LXD', 'Incus', 'Kata', 'Proxmox', 'Ganeti', 'Xen']);

test('a scenario of the user is held against the readers too, with the size and time that break them', async t => {
	const warnings = await warningsOf({
		'mock-qmp': 1,
		wire: {faults: [{stall: {}, for: '300ms', scope: 'reply', nth: 2}]},
	});
	t.deepEqual(warnings, [
		{reader: 'Kata runtime-rs', why: 'a reply after 300 ms; it waits 250 ms'},
	]);
});

test('every reader has a name of its own', t => {
	t.is(new Set(readers.map(({name}) => name)).size, readers.length);
});
