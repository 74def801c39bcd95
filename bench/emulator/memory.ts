// Memory of N machines as processes of their own, ours beside QEMU's: `node dist/bench/emulator/memory.js [N]`.
// PSS, so that what processes share is counted once; MiB a machine, machines idle.
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createConnection} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const MOCK = fileURLToPath(new URL('../../cli/bundle/mock-qemu-system-x86_64.js', import.meta.url));
const KIBIBYTES = 1024;
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
		await new Promise(resolve => {
			setTimeout(resolve, 20);
		});
	}

	return child;
};

const shareOf = ({pid}: ChildProcess): number => {
	const [, size] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
	return Number(size) / KIBIBYTES;
};

for (const [name, program] of [
	['mock', MOCK],
	['QEMU', 'qemu-system-x86_64'],
] as const) {
	const children: ChildProcess[] = [];
	for (let index = 0; index < count; index++) {
		children.push(await start(program, join(folder, `${name}${index}`)));
	}

	const total = children.reduce((sum, child) => sum + shareOf(child), 0);
	process.stdout.write(
		`${name}: ${count} machines ${total.toFixed(0)} MiB, ${(total / count).toFixed(1)} MiB each\n`,
	);
	for (const child of children) {
		child.kill();
		await once(child, 'exit');
	}
}

rmSync(folder, {recursive: true, force: true});
