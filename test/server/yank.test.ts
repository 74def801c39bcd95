import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {startMockQmp} from '../../index.ts';
import {SocketClient} from '../helpers/socket-client.ts';

const NEGOTIATE = {execute: 'qmp_capabilities', arguments: {enable: ['oob']}};

test('yank cuts the connection of another monitor, and none if one of those named is not there', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-yank-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const paths = ['a', 'b'].map(name => `unix:${join(folder, name)}`);
	const qmp = await startMockQmp({listen: paths});
	const [first, second] = await Promise.all(paths.map(path => SocketClient.open(path)));
	first?.send(NEGOTIATE);
	await second?.has('"QMP"');
	const yank = (...labels: readonly string[]) => ({
		'exec-oob': 'yank',
		arguments: {instances: labels.map(id => ({type: 'chardev', id}))},
		id: labels.length,
	});
	first?.send(yank('compat_monitor1', 'none'));
	await first?.has('"id": 2');
	t.regex(first?.received ?? '', /"class": "DeviceNotFound", "desc": "Instance not found"/);
	t.false(second?.socket.destroyed);
	const isCut = once(second?.socket ?? process, 'end');
	first?.send(yank('compat_monitor1'));
	await first?.has('"id": 1');
	await isCut;
	t.false(first?.socket.destroyed);
	second?.socket.destroy();
	first?.socket.destroy();
	await qmp.close();
});
