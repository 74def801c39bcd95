import test from 'ava';
import {playScenario} from '../../helpers/play-scenario.ts';

test('a step that expects waits until it is settled; then the script goes on', async t => {
	const {qmp, client, advance, heard} = await playScenario({
		timeline: [{expect: {id: 'asked', command: 'query-name', within: '5s'}}, {emit: 'WAKEUP'}],
	});
	await advance(3000);
	t.deepEqual(heard(), []);
	client.send({execute: 'query-name'});
	await advance(1);
	t.true(heard().includes('WAKEUP'));
	t.like(qmp.verify(), [{state: 'met'}]);
	await qmp.close();
});

test('a step whose expectation is not met in time goes on all the same, and the run is not met', async t => {
	const {qmp, advance, heard} = await playScenario({
		timeline: [{expect: {command: 'query-name', within: '5s'}}, {emit: 'WAKEUP'}],
	});
	await advance(6000);
	t.deepEqual(heard(), ['WAKEUP']);
	t.like(qmp.verify(), [{state: 'unmet'}]);
	await qmp.close();
});
