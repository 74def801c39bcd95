import {type Duplex, duplexPair} from 'node:stream';
import test from 'ava';
import {MockQmpError} from '../../../core/runtime/errors.ts';
import type {MockQmpOptions} from '../../../server/options.ts';
import {overlayOptions} from '../../../server/recorder/create-overlay.ts';
import {startVirtual} from '../../../testing.ts';
import {Collected} from '../../helpers/collect.ts';
import {samplePath} from '../../helpers/sample.ts';

const GREETING = '{"QMP": {"version": {}, "capabilities": ["oob"]}}\r\n';
const NEGOTIATE = '{"execute": "qmp_capabilities"}';

const start = async (
	options: MockQmpOptions = {},
	connect = async (stream: Duplex): Promise<Duplex> => stream,
) => {
	const [overlayEnd, qemu] = duplexPair();
	const [managerEnd, manager] = duplexPair();
	const errors: unknown[] = [];
	const {qmp, advance} = await startVirtual(
		overlayOptions(options, {
			connect: () => connect(overlayEnd),
			onError: error => errors.push(error),
		}),
	);
	qmp.addMonitor().accept(managerEnd);
	const seen = {qemu: new Collected(qemu), manager: new Collected(manager)};
	const negotiate = async (): Promise<void> => {
		qemu.write(GREETING);
		manager.write(NEGOTIATE);
		await advance(0);
		qemu.write('{"return": {}}\r\n');
		await advance(0);
	};

	return {qmp, advance, qemu, manager, seen, errors, overlayEnd, negotiate};
};

const eventsIn = (text: string): readonly string[] =>
	[...text.matchAll(/"event": "(\w+)"/g)].map(([, name = '']) => name);

test('bytes of both sides pass unchanged, whatever they are', async t => {
	const {advance, qemu, manager, seen, negotiate} = await start();
	await negotiate();
	const said = ' \r\n{\'execute\':\'stop\'}\n\n{"id": [1.0]}bogus\n\xff[}{"a":"\xc3\xa9"}  ';
	const answered =
		'{\r\n    "return": {\r\n    }\r\n}\r\n\r\n{"event": "X", "n": 1.0}\r\nhello\r\n';
	manager.write(Buffer.from(said, 'latin1'));
	manager.end();
	for (const byte of answered) {
		qemu.write(byte);
	}

	await advance(10);
	t.is(seen.qemu.text, NEGOTIATE + said);
	t.is(seen.manager.text, `${GREETING}{"return": {}}\r\n${answered}`);
});

test('an event waits for the end of the message that is under way', async t => {
	const {qmp, advance, qemu, seen, negotiate} = await start();
	await negotiate();
	qemu.write('{"return": {"status": ');
	await advance(0);
	qmp.emit('POWERDOWN');
	qemu.write('"running"}}');
	await advance(0);
	qmp.emit('WAKEUP');
	qemu.write('\r\n');
	await advance(0);
	const lines = seen.manager.text.split('\r\n').slice(2, -1);
	t.deepEqual(
		lines.map(line => Object.keys(JSON.parse(line)).at(-1)),
		['event', 'event', 'return'],
	);
	t.deepEqual(eventsIn(seen.manager.text), ['POWERDOWN', 'WAKEUP']);
});

test('no event reaches a client that the real QEMU has not taken into command mode', async t => {
	const {qmp, advance, qemu, manager, seen} = await start();
	qemu.write(GREETING);
	manager.write(NEGOTIATE);
	await advance(0);
	qmp.emit('POWERDOWN');
	qemu.write('{"error": {"class": "GenericError", "desc": ""}}\r\n');
	await advance(0);
	qmp.emit('POWERDOWN');
	t.deepEqual(eventsIn(seen.manager.text), []);

	manager.write(NEGOTIATE);
	await advance(0);
	qemu.write('{"return": {}}\r\n');
	await advance(0);
	qmp.emit('WAKEUP');
	await advance(0);
	t.deepEqual(eventsIn(seen.manager.text), ['WAKEUP']);
});

test("a command that is answered in QEMU's stead does not reach it, and keeps its place", async t => {
	const {advance, qemu, manager, seen, negotiate} = await start({
		intercept({command}, respond) {
			if (command === 'query-status') {
				respond(() => ({status: 'io-error'}));
			}

			return command === 'query-status';
		},
	});
	await negotiate();
	manager.write(
		'{"execute":"stop","id":1}{"execute":"query-status","id":2}{"execute":"cont","id":3}',
	);
	await advance(10);
	t.is(seen.qemu.text, `${NEGOTIATE}{"execute":"stop","id":1}`);
	t.false(seen.manager.text.includes('io-error'));

	qemu.write('{"return": {}, "id": 1}\r\n');
	await advance(10);
	t.true(seen.manager.text.endsWith('"id": 1}\r\n{"return": {"status": "io-error"}, "id": 2}\r\n'));
	t.true(seen.qemu.text.endsWith('"id":1}{"execute":"cont","id":3}'));
});

test("a reaction of a scenario answers in QEMU's stead", async t => {
	const {advance, manager, seen, negotiate} = await start({
		scenarios: [samplePath('libvirtd.yaml')],
	});
	await negotiate();
	manager.write('{"execute":"query-balloon"}');
	await advance(10);
	t.is(seen.qemu.text, NEGOTIATE);
	t.true(seen.manager.text.endsWith('{"return": {"actual": 134217728}}\r\n'));

	manager.write('{"execute":"query-balloon"}');
	await advance(10);
	t.is(seen.qemu.text, `${NEGOTIATE}{"execute":"query-balloon"}`);
});

test('a reply to an out-of-band command does not stand for the one in turn', async t => {
	const {advance, qemu, manager, seen, negotiate} = await start();
	await negotiate();
	manager.write('{"execute":"stop","id":1}{"exec-oob":"yank","id":2}{"execute":"cont","id":3}');
	await advance(0);
	t.true(seen.qemu.text.endsWith('{"exec-oob":"yank","id":2}'));
	qemu.write('{"return": {}, "id": 2}\r\n');
	await advance(0);
	t.true(seen.qemu.text.endsWith('{"exec-oob":"yank","id":2}'));
	qemu.write('{"return": {}, "id": 1}\r\n');
	await advance(0);
	t.true(seen.qemu.text.endsWith('{"execute":"cont","id":3}'));
});

test('faults strike what the real QEMU says, on the side of the client', async t => {
	const {qmp, advance, qemu, seen, negotiate} = await start();
	await negotiate();
	await qmp.fault({drop: true, scope: {event: 'STOP'}});
	qemu.write('{"event": "STOP"}\r\n{"event": "RESUME"}\r\n');
	await advance(10);
	t.deepEqual(eventsIn(seen.manager.text), ['RESUME']);
});

test('when the real QEMU leaves, so much of a message as it said arrives, then the end', async t => {
	const {advance, qemu, seen, negotiate} = await start();
	await negotiate();
	qemu.end('{"event": "SHUTD');
	await advance(10);
	t.true(seen.manager.text.endsWith('\r\n{"event": "SHUTD'));
	t.true(seen.manager.isEnded);
});

test('when the client leaves, the real QEMU is left too', async t => {
	const {advance, manager, seen, negotiate, overlayEnd} = await start();
	await negotiate();
	manager.end();
	await advance(10);
	t.true(seen.qemu.isEnded);
	t.false(overlayEnd.writable);
});

test('without a real QEMU the client is sent away and the operator told', async t => {
	const gone = new MockQmpError('ADDRESS_UNAVAILABLE', 'cannot use unix:/q.sock');
	const {advance, seen, errors} = await start({}, () => Promise.reject(gone));
	await advance(10);
	t.deepEqual(errors, [gone]);
	t.true(seen.manager.isEnded);
	t.is(seen.manager.text, '');
});

test('a machine that ends without a word tells nobody that the real QEMU ends', async t => {
	const {qmp, advance, seen, negotiate} = await start();
	await negotiate();
	qmp.machine.exit('host-signal', {isSilent: true});
	await advance(10);
	await qmp.ended;
	t.deepEqual(eventsIn(seen.manager.text), []);
	t.true(seen.manager.isEnded);
});
