import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {createTerminalLine} from '../../../core/runtime/terminal-line.ts';

const AT = '2026-01-31T08:00:00.250Z';
const COMMAND = '-> {"execute": "stop"}';

test('lines stand in columns, which grow with whoever is named', t => {
	const line = createTerminalLine();
	const lines = [
		line(AT, 'info', 'client connected', {client: 'compat_monitor0#0'}),
		line(AT, 'trace', COMMAND, {client: 'compat_monitor0#0'}),
		line(AT, 'warn', 'the disk is slow', {bytes: 7}),
		line(AT, 'debug', 'late', {monitor: 'compat_monitor12345#6'}),
		line(AT, 'error', 'gone', {}),
	].map(stripVTControlCharacters);
	t.deepEqual(lines, [
		'08:00:00.250 info  compat_monitor0#0 client connected',
		'08:00:00.250 trace compat_monitor0#0 → {"execute": "stop"}',
		'08:00:00.250 warn                    the disk is slow bytes=7',
		'08:00:00.250 debug compat_monitor12345#6 late',
		'08:00:00.250 error                       gone',
	]);
});

test('commands, events, errors and values differ in colour', t => {
	const line = createTerminalLine();
	const colourOf = (message: string): string | undefined =>
		// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are
		/\u001b\[(\d+)m[→←]/.exec(line(AT, 'trace', message, {}))?.[1];
	t.deepEqual(
		[
			COMMAND,
			'<- {"timestamp": {"seconds": 1}, "event": "STOP"}',
			'<- {"error": {"class": "GenericError", "desc": "no"}}',
			'<- {"id": 7, "error": {"class": "GenericError", "desc": "no"}}',
			'<- {"return": {}}',
		].map(colourOf),
		['32', '35', '31', '31', '34'],
	);
});
