// A hundred tests side by side in one process, each with a machine of its own: none disturbs another, and none leaves
// anything behind, those that throw neither. Ends with "N passed, N failed", and by itself.
import {strict as assert} from 'node:assert';
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import whyIsNodeRunning from 'why-is-node-running';
import {type MockQmp, startMockQmp} from '../../index.ts';
import {startVirtual} from '../../testing.ts';
import {openWebSocket, SocketClient} from '../helpers/socket-client.ts';
import {Suite} from '../helpers/suite.ts';

const TESTS = 100;
const WITHIN_MS = 30_000;
const TRANSPORTS = ['unix', 'tcp', 'ws'] as const;
const NEGOTIATE = '{"execute": "qmp_capabilities"}';

class Thrown extends Error {}

const socketFiles = (): string[] =>
	readdirSync(tmpdir()).filter(file => /^mock-qmp-[\w-]+\.sock/.test(file));

const openHandles = (): string[] => {
	const lines: string[] = [];
	whyIsNodeRunning({error: (...words: unknown[]) => lines.push(words.join(' '))});
	// The first line counts them; each is headed by its kind.
	return lines.filter(line => line.startsWith('# '));
};

/** A client that stops the machine whose name it was told, and reads which one it is. */
const stopAndAsk = async (qmp: MockQmp, transport: string): Promise<string> => {
	const [address = ''] = qmp.addresses;
	const words = [NEGOTIATE, '{"execute": "stop"}', '{"execute": "query-name"}'];
	if (transport === 'ws') {
		const {socket, messages} = await openWebSocket(address);
		words.forEach(word => {
			socket.send(word);
		});
		await qmp.waitForCommand('query-name', {within: WITHIN_MS});
		while (!messages.some(message => message.includes('"name"'))) {
			await once(socket, 'message');
		}

		return messages.join('');
	}

	const client = await SocketClient.open(address);
	client.send(words.join('\n'));
	await client.has('"name"');
	return client.received;
};

const oneTest = async (index: number): Promise<void> => {
	const transport = TRANSPORTS[index % TRANSPORTS.length] ?? 'unix';
	const name = `machine-${index}`;
	await using qmp = await startMockQmp({
		scenario: 'vm-day',
		listen: transport,
		machine: {name},
		seed: name,
	});
	const said = await stopAndAsk(qmp, transport);
	assert.ok(said.includes(`{"name": "${name}"}`), said);
	assert.equal(qmp.commands.length, 3);
	assert.equal(qmp.status, 'paused');
	if (index % 2 === 1) {
		throw new Thrown();
	}
};

const suite = new Suite();
const filesBefore = socketFiles();
const handlesBefore = openHandles();

await suite.check(`${TESTS} tests side by side, each with a machine of its own`, async () => {
	const outcomes = await Promise.allSettled(
		Array.from({length: TESTS}, (_, index) => oneTest(index)),
	);
	const thrown = outcomes.filter(outcome => outcome.status === 'rejected');
	assert.deepEqual(
		thrown.map(({reason}) => reason).filter(reason => !(reason instanceof Thrown)),
		[],
	);
	assert.equal(thrown.length, TESTS / 2);
});

await suite.check('the same in virtual time', async () => {
	await Promise.all(
		Array.from({length: TESTS}, async (_, index) => {
			await using virtual = await startVirtual({scenario: 'guest-panic', seed: String(index)});
			const client = virtual.connect();
			client.send({execute: 'qmp_capabilities'});
			await virtual.advance(60_000);
			assert.equal(virtual.qmp.status, 'guest-panicked');
		}),
	);
});

await suite.check('no socket file is left', () => {
	assert.deepEqual(socketFiles(), filesBefore);
});

await suite.check('no socket, server or timer keeps the process running', async () => {
	// The sockets of the clients end in the turn after those of the servers.
	await new Promise(resolve => setImmediate(resolve));
	assert.deepEqual(openHandles(), handlesBefore);
});

// A process that goes on now would run into the limit of its suite.
suite.finish();
