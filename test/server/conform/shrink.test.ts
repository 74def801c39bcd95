import test from 'ava';
import {reductionsOf} from '../../../server/conform/reductions.ts';
import {shrink} from '../../../server/conform/shrink.ts';

interface Script {
	readonly name: string;
	readonly timeline: ReadonlyArray<{readonly emit: string; readonly after?: string}>;
	readonly on?: ReadonlyArray<{readonly command: string; readonly times?: number}>;
}

const LONG: Script = {
	name: 'long',
	timeline: Array.from({length: 20}, (_, index) => ({emit: `E${index}`, after: '8s'})),
	on: [
		{command: 'cont', times: 8},
		{command: 'stop', times: 8},
	],
};

const isValid = ({timeline, on = []}: Script): boolean =>
	Array.isArray(timeline) &&
	timeline.every(({emit}) => emit !== undefined) &&
	on.every(({command}) => command !== undefined);

const shrunk = (fails: (script: Script) => boolean, runsMax = 1000) =>
	shrink(LONG, {
		isValid,
		fails: async script => fails(script),
		runsMax,
	});

const has = ({timeline}: Script, emit: string): boolean =>
	timeline.some(step => step.emit === emit);

test('what a failure does not need is taken away, and the rest is shortened', async t => {
	const {value, isSmallest, runs} = await shrunk(
		script => has(script, 'E3') && has(script, 'E17') && script.on?.[0]?.command === 'stop',
	);
	t.deepEqual(value, {
		name: 'long',
		timeline: [{emit: 'E3'}, {emit: 'E17'}],
		on: [{command: 'stop'}],
	});
	t.true(isSmallest);
	t.true(runs <= 100, `${runs} runs`);
});

test('delays and counts that the failure needs are halved as far as it goes', async t => {
	const {value} = await shrunk(({timeline: [first], on = []}) => {
		const seconds = Number.parseInt(first?.after ?? '0', 10);
		return first?.after?.endsWith('s') === true && seconds >= 2 && (on[0]?.times ?? 0) >= 3;
	});
	t.deepEqual(value.timeline, [{emit: 'E0', after: '2s'}]);
	t.is(value.on?.[0]?.times, 4);
});

test('it ends after so many runs with the smallest so far, and says that there may be a smaller one', async t => {
	const {value, runs, isSmallest} = await shrunk(script => has(script, 'E3'), 4);
	t.is(runs, 4);
	t.false(isSmallest);
	t.true(value.timeline.length < 20);
});

test('several are tried at a time, and the first that fails is gone on with', async t => {
	let running = 0;
	let most = 0;
	const {value} = await shrink(LONG, {
		isValid,
		async fails(script) {
			running += 1;
			most = Math.max(most, running);
			await Promise.resolve();
			running -= 1;
			return has(script, 'E3') && has(script, 'E17');
		},
		runsMax: 1000,
		jobs: 4,
	});
	t.is(most, 4);
	t.deepEqual(value.timeline, [{emit: 'E3'}, {emit: 'E17'}]);
});

test('what is no scenario is never run', async t => {
	await shrink(LONG, {
		isValid: ({name}) => name === 'long',
		fails: async script => {
			t.is(script.name, 'long');
			return false;
		},
		runsMax: 100,
	});
});

test('each reduction gives a smaller text and leaves the value as it was', t => {
	const before = JSON.stringify(LONG);
	for (const {what, apply} of reductionsOf(LONG)) {
		t.true(JSON.stringify(apply(LONG)).length <= before.length, what);
	}

	t.is(JSON.stringify(LONG), before);
});
