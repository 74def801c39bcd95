import test from 'ava';
import {Random} from '../../core/runtime/random.ts';
import {assertEventData} from '../../core/schema/event-data.ts';
import type {EventName} from '../../core/schema/generated/qemu-7.2.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import type {Schema} from '../../core/schema/schema.ts';
import {generateData} from '../../generators/catalog.ts';
import {generateEventData} from '../../generators/from-schema.ts';
import {startVirtual} from '../../testing.ts';

const COUNT = 1000;
const EVENTS_IN_72 = 52;
const EVENTS_IN_ALL = 60;

const namesOf = (schema: Schema): readonly EventName[] => {
	const isEvent = (name: string): name is EventName => schema.event(name) !== undefined;
	return schema.eventNames.filter(isEvent);
};

const faultsIn = async (qemu: string): Promise<readonly unknown[]> => {
	const {qmp} = await startVirtual({qemu});
	const {machine} = qmp;
	const {schema} = machine.profile;
	const faults = namesOf(schema).flatMap(event => {
		const random = new Random(event);
		try {
			for (let index = 0; index < COUNT; index++) {
				const scene = {machine, random: random.fork(index), given: {}, now: 0};
				assertEventData(schema, event, generateData(event, scene));
				assertEventData(schema, event, generateEventData(schema, event, {random}));
			}
		} catch (error) {
			return [error];
		}

		return [];
	});
	await qmp.close();
	return faults;
};

test('a thousand of each event of 7.2 are as its schema wants them', async t => {
	t.is(loadProfile('7.2').schema.eventNames.length, EVENTS_IN_72);
	t.deepEqual(await faultsIn('7.2'), []);
});

test('profile latest has the events that other versions have', async t => {
	t.is(loadProfile('latest').schema.eventNames.length, EVENTS_IN_ALL);
	t.deepEqual(await faultsIn('latest'), []);
});

test('the same stream of chance gives the same data, another one others', t => {
	const {schema} = loadProfile();
	const data = (seed: string) =>
		generateEventData(schema, 'BLOCK_JOB_READY', {random: new Random(seed)});
	t.deepEqual(data('a'), data('a'));
	t.notDeepEqual(data('a'), data('b'));
});

test('where a script gives some data, only what must not lack is added', t => {
	const {schema} = loadProfile();
	const random = new Random('few');
	const members = Array.from({length: COUNT}, () =>
		Object.keys(
			generateEventData(schema, 'BLOCK_IO_ERROR', {random, hasOptional: false}) ?? {},
		).join(),
	);
	t.deepEqual([...new Set(members)], ['device,operation,action,reason']);
});
