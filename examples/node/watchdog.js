// What is under test: a small manager that brings a guest back after a panic.
import {createConnection} from 'node:net';
import {createInterface} from 'node:readline';

/**
 * Watches the machine at a QMP socket. When its guest panics it is reset and goes on.
 * `onPanic` is told how often that was so far; `close` ends it.
 */
export const watchGuest = async (path, onPanic = () => {}) => {
	const socket = createConnection({path});
	const lines = createInterface({input: socket});
	let panics = 0;
	let greet;
	const greeted = new Promise(resolve => {
		greet = resolve;
	});
	const execute = command => socket.write(`${JSON.stringify({execute: command})}\n`);

	lines.on('line', line => {
		const {QMP, event} = JSON.parse(line);
		if (QMP !== undefined) {
			execute('qmp_capabilities');
			greet();
		} else if (event === 'GUEST_PANICKED') {
			panics += 1;
			execute('system_reset');
			execute('cont');
			onPanic(panics);
		}
	});

	await greeted;
	return {close: () => socket.destroy()};
};
