import test from 'ava';
import {settleConfig} from '../../cli/config.ts';

test('a fleet has one process and all machines unless flags or variables say otherwise', t => {
	t.like(settleConfig({}, {}), {workers: 1});
	const config = settleConfig({instances: ['9']}, {MOCK_QMP_WORKERS: '4'});
	t.like(config, {instances: 9, workers: 4});
	t.is(settleConfig({rate: ['2.5']}, {}).rate, 2.5);
	t.true(settleConfig({workers: ['auto']}, {}).workers >= 1);
});

for (const [flag, value, remedy] of [
	['workers', '0', 'auto'],
	['rate', '-1', 'above 0'],
	['rate', 'max', 'events a second'],
] as const) {
	test(`refuses --${flag} ${value}`, t => {
		const error = t.throws(() => settleConfig({[flag]: [value]}, {}), {message: new RegExp(value)});
		t.regex(String(Object.entries(error ?? {})), new RegExp(remedy));
	});
}
