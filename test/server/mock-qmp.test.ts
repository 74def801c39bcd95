import test from 'ava';
import {startVirtual} from '../../testing.ts';

const NEGOTIATE = {execute: 'qmp_capabilities'};

test('quit: SHUTDOWN, the return, end of file, and the cause is known', async t => {
	const {qmp, advance, connect} = await startVirtual();
	const client = connect();
	client.send(NEGOTIATE);
	client.send({execute: 'quit'});
	client.send({execute: 'query-status'});
	await advance(0);
	t.deepEqual(await qmp.ended, {cause: 'host-qmp-quit', error: undefined});
	t.like(client.messages[2], {event: 'SHUTDOWN', data: {guest: false, reason: 'host-qmp-quit'}});
	t.deepEqual(client.messages.slice(3), [{return: {}}]);
	t.true(client.isEnded);
});

test('nothing that a scenario had in hand comes after SHUTDOWN', async t => {
	for (const end of ['signal', 'quit']) {
		const {qmp, advance, connect} = await startVirtual({
			scenarios: [
				{'mock-qmp': 1, name: 'busy', timeline: [{at: '1ms', emit: 'NIC_RX_FILTER_CHANGED'}]},
			],
			start: 'now',
		});
		const client = connect();
		client.send(NEGOTIATE);
		await advance(0);
		// The step is due in the turn that ends the machine, before its clients are let go.
		const moved = advance(10);
		const closed = end === 'quit' ? client.send({execute: 'quit'}) : qmp.close();
		await Promise.all([moved, closed, qmp.ended]);
		const events = client.messages.map(({event}) => event).filter(event => event !== undefined);
		t.deepEqual(events, ['SHUTDOWN'], end);
	}
});

test('closing is as a signal to QEMU, and only the first ending counts', async t => {
	const {qmp} = await startVirtual();
	await Promise.all([qmp.close(), qmp.close('host-qmp-quit')]);
	t.is((await qmp.ended).cause, 'host-signal');
});
