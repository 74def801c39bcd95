import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {startMockQmp} from '../../../index.ts';
import {parseAddress} from '../../../server/transports/address.ts';

const reads = test.macro({
	exec(t, text: string, expected: object) {
		t.like(parseAddress(text), expected);
	},
	title: (_, text) => `reads ${text}`,
});

test(reads, 'tcp:127.0.0.1:4444,server,nowait', {
	endpoint: {scheme: 'tcp', host: '127.0.0.1', port: 4444},
	isClient: false,
});
test(reads, 'unix:/p,,q,server=on,wait=off', {endpoint: {scheme: 'unix', path: '/p,q'}});
test(reads, 'tcp:[::1]:0', {endpoint: {scheme: 'tcp', host: '::1', port: 0}});
test(reads, 'ws::8080/qmp,frames=text', {
	endpoint: {scheme: 'ws', host: '', port: 8080, path: '/qmp', frames: 'text'},
});
test(reads, 'unix:/p,server=off,reconnect=2', {isClient: true, reconnectMs: 2000});

const refuses = test.macro({
	exec(t, text: string, message: string) {
		t.is(t.throws(() => parseAddress(text))?.message, `address "${text}": ${message}`);
	},
	title: (_, text) => `refuses ${text}`,
});

test(refuses, 'tcp:host', '"host" is not HOST:PORT with a port from 0 to 65535');
test(refuses, 'unix:/p,wiat=off', 'there is no option "wiat"');
test(refuses, 'unix:/p,server=maybe', 'option server is on or off, not "maybe"');
test(refuses, 'unix:/p,reconnect=1', 'reconnect is for server=off');
test(refuses, 'stdio,server=off', 'only tcp and unix can connect out (server=off)');

test('connects out to a manager that listens, and greets it', async t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const path = join(folder, 'manager.sock');
	const greeting = new Promise<string>(resolve => {
		const manager = createServer(socket => {
			manager.close();
			socket.once('data', bytes => resolve(bytes.toString()));
		}).listen(path);
	});
	const qmp = await startMockQmp({listen: [`unix:${path},server=off`]});
	t.true((await greeting).startsWith('{"QMP": '));
	await qmp.close();
});

test('an address that somebody listens on is not taken away', async t => {
	const first = await startMockQmp();
	const [address = ''] = first.addresses;
	await t.throwsAsync(startMockQmp({listen: [address]}), {message: /somebody listens there/});
	await first.close();
});
