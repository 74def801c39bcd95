import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {connectWhenReady} from '../conformance/endpoint.ts';
import type {Conversation, DiskImage} from './conversation.ts';
import type {Party} from './party.ts';

const ANSWER_MS_MAX = 20_000;

const run = (program: string, args: readonly string[]): void => {
	const {status, stderr} = spawnSync(program, args, {encoding: 'utf8'});
	if (status !== 0) {
		throw new Error(`${program}: ${stderr}`);
	}
};

const createImage = (folder: string, images: readonly DiskImage[], image: DiskImage): void => {
	const backing = images.find(({name}) => name === image.backing);
	const path = join(folder, image.name);
	run('qemu-img', [
		...['create', '-q', '-f', image.format],
		...(backing ? ['-b', join(folder, backing.name), '-F', backing.format] : []),
		...[path, String(image.size)],
	]);
	if (image.data !== undefined) {
		run('qemu-io', ['-f', image.format, '-c', `write -P 1 0 ${image.data}`, path]);
	}
};

/** Holds a conversation with the installed QEMU, in a process and a folder of its own. */
export const startOnQemu = async ({machine, images = []}: Conversation): Promise<Party> => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	for (const image of images) {
		createImage(folder, images, image);
	}

	const path = join(folder, 'qmp.sock');
	const options = machine.map(option => option.replaceAll('$DIR', folder));
	const qemu = spawn(
		'qemu-system-x86_64',
		['-accel', 'tcg', ...options, '-qmp', `unix:${path},server=on,wait=off`],
		{stdio: ['ignore', 'ignore', 'inherit']},
	);
	const exited = once(qemu, 'exit');
	const socket = await connectWhenReady(path);
	let received = '';
	let hasEnded = false;
	let lines: readonly string[] = [];
	let wake = (): void => {};
	// The greeting and the reply to the negotiation come before anything else.
	const opening = 2;
	socket.setEncoding('latin1').on('data', text => {
		received += text;
		lines = received.split('\r\n').slice(opening, -1);
		wake();
	});
	for (const event of ['end', 'error', 'close']) {
		socket.on(event, () => {
			hasEnded = true;
			wake();
		});
	}

	const until = async (isDone: () => boolean): Promise<void> => {
		const tooLate = AbortSignal.timeout(ANSWER_MS_MAX);
		tooLate.onabort = () => wake();
		while (!isDone()) {
			if (hasEnded || tooLate.aborted) {
				throw new Error(hasEnded ? 'the machine has left' : 'no answer');
			}

			await new Promise<void>(resolve => {
				wake = resolve;
			});
		}
	};

	socket.write('{"execute": "qmp_capabilities"}');
	await until(() => received.split('\r\n').length > opening);
	return {
		folder,
		get lines() {
			return lines;
		},
		send: text => socket.write(text),
		until,
		wait: ms => sleep(ms),
		async stop() {
			qemu.kill('SIGKILL');
			await exited;
			socket.destroy();
			rmSync(folder, {recursive: true, force: true});
		},
	};
};
