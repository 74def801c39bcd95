import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'ava';
import {WebSocket} from 'ws';
import {RacingClock} from '../../../core/runtime/racing-clock.ts';
import {builtinNames} from '../../../scenarios/library.ts';
import {createMockQmp} from '../../../server/create-mock-qmp.ts';
import {
	GOLDEN_SEED,
	GOLDEN_START,
	goldenFile,
	LOOK_MS,
	NEGOTIATE,
	withoutFarewell,
} from '../../helpers/golden.ts';

/** Negotiates and gives all that comes, up to the end of the connection. */
type Listen = (address: string) => Promise<string>;

const overSocket = (options: {readonly path: string} | {readonly port: number}): Promise<string> =>
	new Promise((resolve, reject) => {
		let received = '';
		const socket = connect(options);
		socket.setEncoding('latin1').on('data', text => {
			received += text;
		});
		socket.on('error', reject).on('close', () => resolve(received));
		socket.once('data', () => socket.write(NEGOTIATE));
	});

const overWebSocket: Listen = async address => {
	let received = '';
	const socket = new WebSocket(address.replace('ws:', 'ws://'));
	socket.on('message', frame => {
		received += String(frame);
	});
	socket.once('message', () => socket.send(NEGOTIATE));
	await once(socket, 'close');
	return received;
};

const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
test.after.always('the folder of the sockets is removed', () => {
	rmSync(folder, {recursive: true, force: true});
});

const transports: ReadonlyArray<readonly [string, (name: string) => string, Listen]> = [
	[
		'a unix socket',
		name => `unix:${join(folder, `${name}.sock`)}`,
		address => overSocket({path: address.slice('unix:'.length)}),
	],
	[
		'TCP',
		() => 'tcp:127.0.0.1:0',
		address => overSocket({port: Number(/\d+$/.exec(address)?.[0])}),
	],
	['WebSocket', () => 'ws:127.0.0.1:0', overWebSocket],
];

// What it sends before its greeting and what answers the client meet on the way: whose turn is first is chance.
const names = builtinNames().filter(name => name !== 'event-before-greeting');

for (const [transport, addressOf, listen] of transports) {
	test.serial(
		`every built-in scenario gives the bytes of its transcript over ${transport}`,
		async t => {
			for (const name of names) {
				const clock = new RacingClock(GOLDEN_START);
				const qmp = await createMockQmp(
					{scenarios: [name], seed: GOLDEN_SEED, listen: [addressOf(name)]},
					clock,
				);
				await qmp.listen();
				const received = listen(qmp.addresses[0] ?? '');
				// Time would jump ahead of a client that is still on its way.
				while (qmp.clientCount === 0) {
					await nextTurn();
				}

				await Promise.race([qmp.played(), qmp.ended, clock.advance(LOOK_MS)]);
				await qmp.close();
				t.is(withoutFarewell(await received), goldenFile(name), name);
			}
		},
	);
}
