import test from 'ava';
import {Listeners} from '../../../core/runtime/listeners.ts';

test('listeners are told in the order in which they came, each once', t => {
	const listeners = new Listeners<() => string>();
	const first = (): string => 'first';
	listeners.add(first);
	listeners.add(() => 'second');
	listeners.add(first);
	t.deepEqual(
		[...listeners].map(tell => tell()),
		['first', 'second'],
	);
	t.is(listeners.size, 2);
});

test('one that is taken out is told no more, however often it is taken out', t => {
	const listeners = new Listeners<() => string>();
	const remove = listeners.add(() => 'first');
	listeners.add(() => 'second');
	remove();
	remove();
	t.deepEqual(
		[...listeners].map(tell => tell()),
		['second'],
	);
});

test('one that comes while others are told waits for the next time', t => {
	const listeners = new Listeners<() => void>();
	const told: string[] = [];
	listeners.add(() => {
		told.push('first');
		listeners.add(() => told.push('later'));
	});
	for (const tell of listeners) {
		tell();
	}

	t.deepEqual(told, ['first']);
});
