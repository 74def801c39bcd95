import test from 'ava';
import {createLogger, type LogLevel} from '../../../core/runtime/log.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';

const write = (format: 'text' | 'json', level: LogLevel): readonly string[] => {
	const lines: string[] = [];
	const clock = new VirtualClock();
	const log = createLogger({format, level, clock, writeLine: line => lines.push(line)});
	log.write('error', 'one', {client: 'c#0', count: 2});
	log.write('info', 'two');
	return lines;
};

test('text has time, level, message and facts', t => {
	t.deepEqual(write('text', 'info'), [
		'00:00:00.000 error one client=c#0 count=2',
		'00:00:00.000 info  two',
	]);
});

test('JSON has the same, one object a line', t => {
	t.deepEqual(
		write('json', 'info').map(line => JSON.parse(line)),
		[
			{at: '2026-01-01T00:00:00.000Z', level: 'error', message: 'one', client: 'c#0', count: 2},
			{at: '2026-01-01T00:00:00.000Z', level: 'info', message: 'two'},
		],
	);
});

test('what matters less than asked for is not written', t => {
	t.is(write('text', 'warn').length, 1);
});
