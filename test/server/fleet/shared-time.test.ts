import test from 'ava';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {createFleet} from '../../../server/fleet/fleet.ts';

test('a machine that ends does not stop the time of the others', async t => {
	const clock = new VirtualClock();
	const options = {instances: 2, listen: [], scenarios: ['guest-panic'], start: 'now' as const};
	const fleet = await createFleet(options, clock);
	t.teardown(() => fleet.close());
	await fleet.listen();
	await fleet.members[0]?.qmp.close();
	await clock.advance(60_000);
	t.is(fleet.members[1]?.qmp.status, 'guest-panicked');
});
