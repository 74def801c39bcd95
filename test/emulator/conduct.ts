import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync, renameSync, rmSync, statSync} from 'node:fs';
import {createConnection, createServer, type Server, type Socket} from 'node:net';
import {createInterface} from 'node:readline';
import {connectWhenReady} from '../conformance/endpoint.ts';
import {listsOf} from './lists.ts';
import {MOCK, type Outcome, run, runAndSignal} from './programs.ts';

/** How a program behaved, in words that must be the same for both. */
export type Conduct = Readonly<Record<string, unknown>>;

const QUIET = ['-display', 'none', '-nodefaults', '-machine', 'q35'];
const STAMP = /"timestamp": \{[^}]*\}/g;

/** Speaks QMP on a socket: the replies to the commands and all events that came with them, without their stamps. */
const converse = async (socket: Socket, commands: readonly string[]): Promise<string[]> => {
	const heard: string[] = [];
	const lines = createInterface({input: socket});
	let wake: () => void = () => {};
	lines.on('error', () => {});
	lines.on('line', line => {
		heard.push(line.replaceAll(STAMP, '"timestamp": {}'));
		wake();
	});
	socket.on('error', () => {});
	const closed = once(socket, 'close');
	const settled = (count: number): boolean =>
		socket.readableEnded || heard.filter(line => !line.includes('"event"')).length > count;
	for (const [index, command] of ['qmp_capabilities', ...commands].entries()) {
		socket.write(`{"execute": "${command}"}\n`);
		while (!settled(index + 1)) {
			await Promise.race([
				new Promise<void>(resolve => {
					wake = resolve;
				}),
				closed,
			]);
		}
	}

	return heard;
};

const connected = async (path: string): Promise<Socket> => {
	const socket = createConnection({path});
	await once(socket, 'connect');
	return socket;
};

/** Number of the descriptor below a server of node:net, which its types do not tell. */
const descriptorOf = (server: Server): number =>
	Number(Reflect.get(Object(Reflect.get(server, '_handle')), 'fd'));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const pause = (): Promise<void> =>
	new Promise(resolve => {
		setTimeout(resolve, 20);
	});

const goneWithin = async (ms: number, isGone: () => boolean): Promise<boolean> => {
	const until = performance.now() + ms;
	while (!isGone() && performance.now() < until) {
		await pause();
	}

	return isGone();
};

const isAlive = (pid: number): boolean => {
	try {
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
};

/** The daemon that libvirt starts to learn what a QEMU can do. */
const daemon = async (program: string, folder: string): Promise<Conduct> => {
	const socket = `${folder}/d.sock`;
	const pidFile = `${folder}/d.pid`;
	const args = ['-S', '-no-user-config', '-nodefaults', '-nographic', '-machine', 'none,accel=tcg'];
	const outcome = run(program, [
		...[...args, '-qmp', `unix:${socket},server=on,wait=off`],
		...['-pidfile', pidFile, '-daemonize'],
	]);
	const pid = Number(readFileSync(pidFile, 'utf8'));
	const client = await connected(socket);
	const heard = await converse(client, ['query-status', 'query-target', 'query-kvm']);
	const streams = [0, 1, 2].map(fd =>
		spawnSync('readlink', [`/proc/${pid}/fd/${fd}`], {encoding: 'utf8'}).stdout.trim(),
	);
	const folderOfProcess = spawnSync('readlink', [`/proc/${pid}/cwd`], {encoding: 'utf8'}).stdout;
	const last = once(client, 'close');
	const modes = [modeOf(pidFile), modeOf(socket)];
	const text = readFileSync(pidFile, 'utf8').replace(String(pid), 'PID');
	process.kill(pid, 'SIGTERM');
	await last;
	return {
		outcome,
		text,
		heard,
		streams,
		folderOfProcess,
		modes,
		isGone: await goneWithin(3000, () => !isAlive(pid)),
		left: [existsSync(pidFile), existsSync(socket)],
	};
};

/** Leaves a listening socket to the child that has inherited it; node:net would take the file away. */
const letGo = (server: Server, path: string): void => {
	const aside = `${path}~`;
	renameSync(path, aside);
	server.close();
	renameSync(aside, path);
};

/** The way in which libvirt starts a domain: over a socket that listens already. */
const inherited = async (program: string, folder: string): Promise<Conduct> => {
	const path = `${folder}/i.sock`;
	const server = createServer();
	server.listen(path);
	await once(server, 'listening');
	const child = spawn(
		program,
		[
			...[...QUIET, '-S', '-chardev', 'socket,id=charmonitor,fd=3,server=on,wait=off'],
			...['-mon', 'chardev=charmonitor,id=monitor,mode=control', '-chardev', 'null,id=n'],
			...['-qmp', `unix:${folder}/second,server=on,wait=off`],
		],
		{stdio: ['ignore', 'ignore', 'pipe', descriptorOf(server)]},
	);
	letGo(server, path);
	const client = await connected(path);
	const heard = await converse(client, [
		...['query-chardev', 'query-status', 'cont', 'query-status', 'quit'],
	]);
	const [status] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
	rmSync(path, {force: true});
	return {heard: heard.map(line => line.replaceAll(folder, 'FOLDER')), status};
};

/** The socket of a character device that is no monitor: what it is called without a client, with one, and after it. */
const listening = async (program: string, folder: string): Promise<Conduct> => {
	const [monitor, channel] = [`${folder}/l.sock`, `${folder}/channel`];
	const child = spawn(
		program,
		[
			...[...QUIET, '-S', '-qmp', `unix:${monitor},server=on,wait=off`],
			...['-chardev', `socket,id=c,path=${channel},server=on,wait=off`],
			...['-device', 'virtio-serial', '-device', 'virtserialport,chardev=c,id=port,name=x'],
		],
		{stdio: 'ignore'},
	);
	(await connectWhenReady(monitor)).destroy();
	const heard: string[] = [];
	const ask = async (...commands: string[]): Promise<void> => {
		const client = await connected(monitor);
		heard.push(...(await converse(client, commands)));
		client.destroy();
	};
	await ask('query-chardev', 'query-yank');
	const first = await connected(channel);
	const second = await connected(channel);
	await ask('query-chardev');
	first.destroy();
	second.destroy();
	await pause();
	await ask('query-chardev', 'quit');
	if (child.exitCode === null) {
		await once(child, 'exit');
	}

	return {heard: heard.map(line => line.replaceAll(folder, 'FOLDER'))};
};

/** A monitor that connects to a manager that listens. */
const outgoing = async (program: string, folder: string): Promise<Conduct> => {
	const path = `${folder}/o.sock`;
	const server = createServer();
	server.listen(path);
	await once(server, 'listening');
	const child = spawn(program, [...QUIET, '-S', '-qmp', `unix:${path}`], {stdio: 'ignore'});
	const [client] = await once(server, 'connection');
	const heard = await converse(client, ['query-chardev', 'quit']);
	server.close();
	if (child.exitCode === null) {
		await once(child, 'exit');
	}

	return {heard};
};

const onStandardStreams = (program: string): Conduct => {
	const {status, stdout} = spawnSync(program, [...QUIET, '-S', '-qmp-pretty', 'stdio'], {
		encoding: 'utf8',
		input: '{"execute": "qmp_capabilities"}\n{"execute": "query-status"}\n{"execute": "quit"}\n',
		timeout: 10_000,
	});
	return {status, out: stdout.replaceAll(/"timestamp": \{[^}]*\}/gs, '"timestamp": {}')};
};

const onSignal = async (
	program: string,
	folder: string,
	signal: NodeJS.Signals,
): Promise<Outcome> => {
	const path = `${folder}/${signal}`;
	return runAndSignal(
		program,
		[...QUIET, '-qmp', `unix:${path},server=on,wait=off`, '-no-shutdown'],
		{
			signal,
			// Whoever is answered sees the main loop run: from then on signals are caught.
			async ready() {
				const socket = await connectWhenReady(path);
				await converse(socket, ['query-status']);
				socket.destroy();
			},
		},
	);
};

/** The conduct of a program as a process, each part by its name. */
export const CONDUCT: Readonly<
	Record<string, (program: string, folder: string) => Conduct | Promise<Conduct>>
> = {
	'a daemon is there when its parent ends, and goes at once': daemon,
	'a monitor on an inherited socket': inherited,
	'a character device that listens': listening,
	'a monitor that connects out': outgoing,
	'a monitor on the standard streams': onStandardStreams,
	'the lists of what there is': listsOf,
	'the first line of -version': program => ({
		first: run(program, ['-version']).out.split('\n')[0],
		status: run(program, ['--version']).status,
	}),
	'SIGTERM ends it': async (program, folder) => ({...(await onSignal(program, folder, 'SIGTERM'))}),
	'SIGINT ends it': async (program, folder) => ({...(await onSignal(program, folder, 'SIGINT'))}),
	'SIGHUP ends it': async (program, folder) => ({...(await onSignal(program, folder, 'SIGHUP'))}),
	'messages bear the time': program => ({
		err: run(program, ['-msg', 'timestamp=on', '-machine', 'foo']).err.replace(
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z (?:mock-)?qemu-system-x86_64/,
			'STAMP',
		),
	}),
	'unknown options are passed over where that is asked for': program =>
		program === MOCK
			? {status: run(program, ['--lenient', '-foo', 'bar', '-version']).status}
			: {status: 0},
};
