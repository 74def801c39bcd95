import {once} from 'node:events';
import {createConnection} from 'node:net';
import test from 'ava';
import {startControl, startFleet, startMockQmp} from '../../../index.ts';
import {startControl as openControl} from '../../../server/control/control-server.ts';
import {openDesk} from '../../helpers/control-desk.ts';

const stop = {event: 'STOP', stateless: true};

/** The events of a stream as they come: pairs of name and data. */
const readStream = async function* (body: ReadableStream<Uint8Array>) {
	let text = '';
	for await (const chunk of body) {
		text += new TextDecoder().decode(chunk);
		const parts = text.split('\n\n');
		text = parts.pop() ?? '';
		for (const part of parts) {
			const [, event] = /^event: (.*)$/m.exec(part) ?? [];
			const [, data = 'null'] = /^data: (.*)$/m.exec(part) ?? [];
			if (event !== undefined) {
				yield {event, data: JSON.parse(data)};
			}
		}
	}
};

const bodyOf = ({body}: Response): ReadableStream<Uint8Array> => {
	if (body === null) {
		throw new Error('no body');
	}

	return body;
};

test('what has happened is read bit by bit, by kind', async t => {
	const {ask} = await openDesk(t);
	const path = '/v1/machines/0/journal';
	t.deepEqual((await ask('GET', path)).json, {entries: [], next: 0, lost: 0});
	await ask('POST', '/v1/machines/0/events', stop);
	await ask('POST', '/v1/machines/0/events', {event: 'GUEST_PANICKED', data: {action: 'pause'}});
	const first = (await ask('GET', `${path}?limit=1`)).json;
	t.like(first, {entries: [{machine: 0, order: 0, kind: 'event', event: 'STOP'}], next: 1});
	const second = (await ask('GET', `${path}?since=${first.next}&kind=event,command`)).json;
	t.like(second, {entries: [{event: 'GUEST_PANICKED'}, {event: 'STOP'}], next: 4});
	t.deepEqual((await ask('GET', `${path}?since=4`)).json, {entries: [], next: 4, lost: 0});
	t.like((await ask('GET', `${path}?kind=evnt`)).json, {status: 400, code: 'REQUEST_INVALID'});
	t.like((await ask('GET', `${path}?limit=0`)).json, {status: 400});
});

test('what is no longer kept is counted', async t => {
	const {ask} = await openDesk(t, {machines: [{journal: 2}]});
	for (let count = 0; count < 5; count++) {
		await ask('POST', '/v1/machines/0/events', stop);
	}

	const {entries, next, lost} = (await ask('GET', '/v1/machines/0/journal?since=1')).json;
	t.deepEqual([entries.map(({order}: {order: number}) => order), next, lost], [[3, 4], 5, 2]);
});

test('what happens on all machines has one order', async t => {
	const {ask} = await openDesk(t, {machines: [{}, {}]});
	await ask('POST', '/v1/machines/1/events', stop);
	await ask('POST', '/v1/machines/0/events', stop);
	const {entries, next} = (await ask('GET', '/v1/machines/all/journal')).json;
	t.like(entries, [
		{machine: 1, order: 0, event: 'STOP'},
		{machine: 0, order: 1, event: 'STOP'},
	]);
	t.is(next, 2);
});

test('a stream begins where it is told, tells what comes, and ends with the server', async t => {
	const {ask, fetch, close} = await openDesk(t);
	await ask('POST', '/v1/machines/0/events', stop);
	const open = (path: string, headers = {}) =>
		fetch(new Request(`http://localhost${path}`, {headers: {Host: 'localhost', ...headers}}));
	const path = '/v1/machines/all/journal/stream';
	const events = readStream(bodyOf(await open(`${path}?since=0&kind=event`)));
	const resumed = readStream(bodyOf(await open(path, {'Last-Event-ID': '0'})));
	t.like((await events.next()).value, {event: 'event', data: {order: 0, event: 'STOP'}});
	await ask('POST', '/v1/machines/0/events', {event: 'RESUME', stateless: true});
	t.like((await events.next()).value, {event: 'event', data: {order: 1, event: 'RESUME'}});
	t.like((await resumed.next()).value, {data: {order: 1}});
	close();
	t.true((await events.next()).done);
});

test('a reader that is too slow is told how much it has missed', async t => {
	const {ask, fetch} = await openDesk(t, {machines: [{journal: 2}]});
	for (let count = 0; count < 5; count++) {
		await ask('POST', '/v1/machines/0/events', stop);
	}

	const path = 'http://localhost/v1/machines/0/journal/stream?since=0';
	const response = await fetch(new Request(path, {headers: {Host: 'localhost'}}));
	const events = readStream(bodyOf(response));
	t.deepEqual((await events.next()).value, {event: 'lost', data: {lost: 3}});
	t.like((await events.next()).value, {event: 'event', data: {order: 3}});
});

test('over a socket: open streams tell to the end, and hold no server up', async t => {
	const qmp = await startMockQmp();
	const control = await openControl(
		{seed: qmp.seed, machines: [{index: 0, qmp}]},
		{address: '127.0.0.1:0'},
	);
	t.regex(control.url, /^http:\/\/127\.0\.0\.1:\d+$/);
	const response = await fetch(`${control.url}/v1/machines/all/journal/stream`);
	const events = readStream(bodyOf(response));
	await qmp.close();
	t.like((await events.next()).value, {event: 'event', data: {event: 'SHUTDOWN'}});
	const rest = (async () => {
		for await (const event of events) {
			t.truthy(event);
		}
	})();
	await Promise.all([control.close(), control.close(), rest]);
	await t.throwsAsync(fetch(`${control.url}/healthz`));
});

test('a request that is never finished does not hold the end up', async t => {
	const control = await openControl({seed: '', machines: []}, {address: '0'});
	const {port} = new URL(control.url);
	const socket = createConnection(Number(port), '127.0.0.1');
	socket.on('error', () => {}).resume();
	await once(socket, 'connect');
	socket.write('POST /v1/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{');
	const gone = once(socket, 'close');
	await control.close();
	await gone;
	t.pass();
});

test('an address that is taken is told', async t => {
	const control = await openControl({seed: '', machines: []}, {address: '0'});
	t.teardown(() => control.close());
	const address = control.url.replace('http://', '');
	await t.throwsAsync(openControl({seed: '', machines: []}, {address}), {
		code: 'ADDRESS_IN_USE',
	});
});

test('the control API of a fleet in this process ends with it', async t => {
	const fleet = await startFleet({instances: 2, seed: 'f', machine: {name: 'm{i}'}});
	const {url, close} = await startControl(fleet);
	const {machines} = JSON.parse(await (await fetch(`${url}/v1/machines`)).text());
	t.deepEqual(
		machines.map(({name}: {readonly name: string}) => name),
		['m0', 'm1'],
	);
	await fleet.close();
	await close();
	await t.throwsAsync(fetch(`${url}/healthz`));
});
