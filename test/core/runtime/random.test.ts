import test from 'ava';
import {Random} from '../../../core/runtime/random.ts';

test('a label draws what it always has: seeds of old reports still play the same', t => {
	const stream = new Random('abc').fork(3);
	t.deepEqual(
		[stream.next(), stream.next(), stream.next()],
		[0.2351122441129614, 0.7075993597050598, 0.9758243849301588],
	);
	t.is(new Random('').next(), 0.3389139453985607);
	t.is(new Random('7/load/arrivals').integer(0, 1e9), 351_901_639);
});
