import test from 'ava';
import {startVirtual} from '../../testing.ts';

const play = async (scenario: string) => {
	const virtual = await startVirtual({scenarios: [scenario]});
	const client = virtual.connect();
	client.send({execute: 'qmp_capabilities'});
	await virtual.advance(60_000);
	const ask = async (execute: string): Promise<string> => {
		const before = client.received.length;
		client.send({execute});
		await virtual.advance(0);
		return client.received.slice(before);
	};
	const events = client.messages.filter(({event}) => event !== undefined);
	return {...virtual, client, ask, events};
};

test('quorum-failure: the nodes that fail are those that the queries show, and the disk says that it has failed', async t => {
	const {ask, events} = await play('quorum-failure');
	const nodes = await ask('query-named-block-nodes');
	for (const {event, data} of events) {
		const {reference, 'node-name': node = reference} = (data ?? {}) as Record<string, unknown>;
		if (event !== 'STOP') {
			t.true(nodes.includes(`"node-name": "${node}"`), `${event} ${node}`);
		}
	}

	const disks = await ask('query-block');
	t.regex(disks, /"io-status": "failed"/);
	t.regex(disks, /"node-name": "quorum0"/);
	t.regex(await ask('query-status'), /"status": "io-error"/);
	await ask('cont');
	t.regex(await ask('query-block'), /"io-status": "ok"/);
});

test('balloon: what query-balloon says is what the last event told', async t => {
	const {ask, events} = await play('balloon');
	const {actual} = (events.at(-1)?.data ?? {}) as {actual?: number};
	t.is(await ask('query-balloon'), `{"return": {"actual": ${actual}}}\r\n`);
});

test('vnc-session: nobody is left when all have been told to have left', async t => {
	const {ask, events} = await play('vnc-session');
	t.is(events.filter(({event}) => event === 'VNC_CONNECTED').length, 3);
	t.is(events.filter(({event}) => event === 'VNC_DISCONNECTED').length, 3);
	t.notRegex(await ask('query-vnc-servers'), /"service": "(?!59)\d{5}"/);
});

test('disk-full: the disk has no space until the guest goes on', async t => {
	const {ask, client} = await play('disk-full');
	t.regex(await ask('query-status'), /"status": "io-error"/);
	t.regex(client.received, /"nospace": true/);
});
