import test from 'ava';
import {settleConfig} from '../../cli/config.ts';
import {readServeFlags} from '../../cli/quick-flags.ts';

test('plain flags of serve are read, in order', t => {
	t.deepEqual(readServeFlags(['serve', '-s', 'a', '--scenario=b', '-Svv']), {
		scenario: ['a', 'b'],
		paused: [true],
		verbose: [true, true],
	});
});

for (const args of [['list'], ['--help'], ['--lissten', 'x'], ['--seed'], ['serve', 'extra']]) {
	test(`left to the full parser: ${args.join(' ')}`, t => {
		t.is(readServeFlags(args), undefined);
	});
}

test('a flag goes before its variable, and that before the default', t => {
	const environment = {MOCK_QMP_SEED: 'v', MOCK_QMP_SPEED: '60', MOCK_QMP_PAUSED: '1'};
	const {qmp} = settleConfig({seed: ['f']}, environment);
	t.like(qmp, {seed: 'f', speed: 60, isPaused: true, isThrottled: true});
});

test('a bad value is named with what is allowed', t => {
	const error = t.throws(() => settleConfig({start: ['nwo']}, {}));
	t.like(error, {
		code: 'OPTION_INVALID',
		message: '--start: "nwo" is not allowed',
		remedy: 'did you mean now?',
	});
});
