// Memory of N machines as processes of their own, ours beside QEMU's: `node dist/bench/emulator/memory.js [N]`.
// PSS, so that what processes share is counted once; MiB a machine, machines idle.
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {createConnection} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {sharesLine} from './share-of.ts';

const MOCK = fileURLToPath(new URL('../../cli/bundle/mock-qemu-system-x86_64.js', import.meta.url));
// The emulator gives memory back a little after its start.
const REST_MS = 3000;
const count = Number(process.argv[2] ?? 50);
const folder = mkdtempSync(join(tmpdir(), 'mock-memory-'));

const isGreeted = (path: string): Promise<boolean> =>
	new Promise(resolve => {
		const socket = createConnection({path});
		socket.once('data', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});

const rest = (ms: number): Promise<void> =>
	new Promise(resolve => {
		setTimeout(resolve, ms);
	});

const start = async (program: string, path: string): Promise<ChildProcess> => {
	const child = spawn(
		program,
		[
			...['-machine', 'q35', '-m', '256', '-display', 'none', '-nodefaults', '-S'],
			...['-device', 'virtio-balloon-pci,id=balloon0'],
			...['-qmp', `unix:${path},server=on,wait=off`],
		],
		{stdio: 'ignore'},
	);
	while (!(await isGreeted(path))) {
		await rest(20);
	}

	return child;
};

for (const [name, program] of [
	['mock', MOCK],
	['QEMU', 'qemu-system-x86_64'],
] as const) {
	const children: ChildProcess[] = [];
	for (let index = 0; index < count; index++) {
		children.push(await start(program, join(folder, `${name}${index}`)));
	}

	await rest(REST_MS);
	process.stdout.write(
		sharesLine(
			name,
			children.map(({pid}) => pid),
		),
	);
	for (const child of children) {
		child.kill();
		await once(child, 'exit');
	}
}

rmSync(folder, {recursive: true, force: true});
