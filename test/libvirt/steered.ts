import {once} from 'node:events';
import {createServer} from 'node:net';
import {define} from './domain.ts';
import type {Shown} from './lives.ts';
import {eventually, pause} from './private-libvirtd.ts';

const NAME = 'steered';
const TOLD = `event 'watchdog' for domain '${NAME}': none`;

/** A port that nobody listens on. */
const freePort = async (): Promise<number> => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address !== null ? address.port : 0;
};

const post = async (url: string, body: object): Promise<number> => {
	const {status} = await fetch(url, {
		method: 'POST',
		headers: {'Content-Type': 'application/json'},
		body: JSON.stringify(body),
	});
	return status;
};

/** A domain whose emulator has a control API, by a variable of the domain. */
export const STEERED: readonly Shown[] = [
	[
		'an event of the control API reaches who watches libvirt',
		async libvirtd => {
			const address = `127.0.0.1:${await freePort()}`;
			define(libvirtd, {name: NAME, kind: 'mock', variables: {MOCK_QMP_CONTROL: address}});
			libvirtd.virsh('start', NAME);
			const events = libvirtd.follow('event', NAME, '--event', 'watchdog', '--loop');
			await pause(300);
			const machine = `http://${address}/v1/machines/${NAME}`;
			const status = await post(`${machine}/events`, {
				event: 'WATCHDOG',
				data: {action: 'none'},
			});
			const isTold = await eventually(() => events.lines().includes(TOLD));
			events.end();
			const view = await (await fetch(machine)).text();
			libvirtd.virsh('destroy', NAME);
			return isTold && view.includes('"running"') ? true : [status, events.lines(), view];
		},
	],
];
