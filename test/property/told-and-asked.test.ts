import test from 'ava';
import fc from 'fast-check';
import type {Happening} from './aspect.ts';
import {aspects} from './aspects.ts';
import {liveThrough} from './live-through.ts';

// Another seed, and more runs, find more: `PROPERTY_SEED=17 PROPERTY_RUNS=2000 npx ava …`.
const SEED = Number(process.env.PROPERTY_SEED ?? 7);
const RUNS = Number(process.env.PROPERTY_RUNS ?? 40);
const LENGTH_MAX = 30;

const time: fc.Arbitrary<Happening> = fc
	.constantFrom(0, 1, 10, 100, 1000, 60_000)
	.map(ms => ({kind: 'time', ms}));

test('whatever happens, what queries answer is what events have told', async t => {
	t.log(`seed ${SEED}, ${RUNS} runs`);
	const happenings = fc.array(fc.oneof(time, ...aspects.flatMap(aspect => aspect.happenings)), {
		maxLength: LENGTH_MAX,
		size: 'max',
	});
	await fc.assert(
		fc.asyncProperty(happenings, async story => {
			const disagreement = await liveThrough(story);
			if (disagreement !== undefined) {
				throw new Error(JSON.stringify(disagreement));
			}
		}),
		{seed: SEED, numRuns: RUNS, includeErrorInReport: true},
	);
	t.pass();
});
