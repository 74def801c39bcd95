import test from 'ava';
import {SequenceCheck} from '../../../server/sink/sequence-check.ts';

const check = test.macro(
	(
		t,
		numbers: readonly number[],
		[lost, doubled, reordered]: readonly [number, number, number],
		options: {first?: number; wrap?: number} = {},
	) => {
		const sequence = new SequenceCheck(options);
		for (const number of numbers) {
			sequence.note(number);
		}

		t.like(sequence, {lost, doubled, reordered});
		t.is(sequence.isWhole, lost + doubled + reordered === 0);
	},
);

test('numbers that grow by one are whole, wherever they begin', check, [7, 8, 9], [0, 0, 0]);
test('what is left out is lost', check, [0, 1, 4, 5], [2, 0, 0]);
test('what is left out at the begin is lost if that is known', check, [2, 3], [2, 0, 0], {
	first: 0,
});
test('a swap is one out of order', check, [0, 2, 1, 3], [0, 0, 1]);
test('a number that comes again is doubled', check, [0, 1, 1, 2, 0], [0, 2, 0]);
test('numbers begin again at 0 where they wrap', check, [8, 9, 0, 1], [0, 0, 0], {wrap: 10});
test('a loss across the wrap', check, [8, 1, 2], [2, 0, 0], {wrap: 10});
test('a swap across the wrap', check, [8, 0, 9, 1], [0, 0, 1], {wrap: 10});
test('a double across the wrap', check, [9, 0, 9, 1], [0, 1, 0], {wrap: 10});
