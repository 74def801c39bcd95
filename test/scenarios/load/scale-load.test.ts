import test from 'ava';
import {loadProfile} from '../../../core/schema/profile.ts';
import type {LoadSpec} from '../../../scenarios/load/load-spec.ts';
import {scaleLoad} from '../../../scenarios/load/scale-load.ts';
import {scenarioOf} from '../../../scenarios/parse.ts';

const specOf = (load: Readonly<Record<string, unknown>>): LoadSpec => {
	const spec = scenarioOf({'mock-qmp': 1, load}, loadProfile().schema).load;
	if (spec === undefined) {
		throw new Error('no load');
	}

	return spec;
};

const events = [{emit: 'STOP'}];
const phases = [
	{for: '2s', rate: '0/s..50/s'},
	{for: '2s', rate: '100/s'},
	{for: '1s', rate: 'max'},
	{for: '1s', do: [{emit: 'STOP'}]},
];

test('the highest rate becomes the one that is wanted, the others keep their proportion', t => {
	const {phases: scaled} = scaleLoad(specOf({scope: 'fleet', events, phases}), 1000, 7);
	t.deepEqual(
		scaled.map(({rate}) => rate),
		[[0, 500], [1000, 1000], 'max', undefined],
	);
});

test('rates of each machine are scaled to those of all together', t => {
	const {phases: scaled} = scaleLoad(specOf({scope: 'vm', events, phases}), 1000, 5);
	t.deepEqual(scaled[1]?.rate, [200, 200]);
});

test('a load without any rate cannot be scaled', t => {
	const load = specOf({events, phases: [{for: '1s', rate: 'max'}]});
	t.throws(() => scaleLoad(load, 1000, 1), {message: /no phase of the load has a rate/});
});
