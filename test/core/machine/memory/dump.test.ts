import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {startVirtual} from '../../../../testing.ts';

const MEBIBYTE = 2 ** 20;
const SECOND_MS = 1000;

test('a dump takes its time, query-dump follows it, and the file is a core of that length', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const file = join(folder, 'core');
	const {qmp, advance, connect} = await startVirtual({machine: {memory: 128 * MEBIBYTE}});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	client.send({
		execute: 'dump-guest-memory',
		arguments: {paging: false, protocol: `file:${file}`},
	});
	await advance(SECOND_MS / 10);
	t.is(client.messages.at(-1)?.event, 'STOP');
	const {info} = qmp.machine.dump;
	t.is(info.status, 'active');
	t.true(info.completed > 0 && info.completed < info.total);
	await advance(SECOND_MS);
	t.deepEqual(
		client.messages.slice(-3).map(message => message.event ?? message.return),
		['DUMP_COMPLETED', 'RESUME', {}],
	);
	t.is(qmp.machine.dump.info.completed, info.total);
	t.is(qmp.machine.status, 'running');
	t.is(readFileSync(file).subarray(0, 4).toString('latin1'), '\x7fELF');
	t.true(statSync(file).size > 128 * MEBIBYTE);
});

test('a dump to a full disk fails, and says so', async t => {
	const {advance, connect} = await startVirtual();
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	client.send({
		execute: 'dump-guest-memory',
		arguments: {paging: false, protocol: 'file:/dev/full', detach: true},
	});
	await advance(10 * SECOND_MS);
	const told = client.messages.find(({event}) => event === 'DUMP_COMPLETED');
	t.like(told?.data, {
		result: {status: 'failed'},
		error: 'dump: failed to write elf header: No space left on device',
	});
});
