import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const MAIN = fileURLToPath(new URL('../../cli/bundle/mock-qmp.js', import.meta.url));
const DISK = '64M';

/** A folder of the suite's own, and all that was started in it. */
export class Workshop {
	readonly folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	readonly #children = new Set<ChildProcess>();

	/** The path of a file in the folder. */
	path(name: string): string {
		return join(this.folder, name);
	}

	/** Starts a QEMU with a PC, a full disk `disk0` and an empty one `dst`, on the socket of that name. */
	startQemu(name: string): ChildProcess {
		const blockdevs = ['disk0', 'dst'].flatMap(node => {
			const image = this.path(`${name}-${node}.raw`);
			execFileSync('qemu-img', ['create', '-q', '-f', 'raw', image, DISK]);
			if (node === 'disk0') {
				execFileSync('qemu-io', ['-f', 'raw', '-c', `write -q -P 7 0 ${DISK}`, image]);
			}

			return ['-blockdev', `driver=file,node-name=${node},filename=${image}`];
		});
		return this.#start('qemu-system-x86_64', [
			...['-machine', 'q35', '-m', '128', '-nodefaults', '-display', 'none', '-name', 'guest'],
			...blockdevs,
			...['-qmp', `unix:${this.path(name)},server=on,wait=off`],
		]);
	}

	/** Starts mock-qmp, with something to read or not; what it prints is nobody's business. */
	startMock(args: readonly string[], input = ''): ChildProcess {
		const child = this.#start(process.execPath, [MAIN, ...args]);
		child.stdin?.end(input);
		return child;
	}

	/** Starts mock-qmp and waits for its ready line. */
	async startReady(args: readonly string[]): Promise<ChildProcess> {
		const child = this.startMock(args);
		if (child.stdout !== null) {
			await once(createInterface({input: child.stdout}), 'line');
		}

		return child;
	}

	/** Ends a process as Ctrl-C does; gives its exit code. */
	async interrupt(child: ChildProcess): Promise<number | null> {
		child.kill('SIGINT');
		return exitOf(child);
	}

	/** Ends what still runs and takes the folder away. */
	close(): void {
		for (const child of this.#children) {
			child.kill('SIGKILL');
		}

		rmSync(this.folder, {recursive: true, force: true});
	}

	#start(file: string, args: readonly string[]): ChildProcess {
		const child = spawn(file, args, {stdio: ['pipe', 'pipe', 'inherit']});
		this.#children.add(child);
		child.stdout?.resume();
		child.once('exit', () => this.#children.delete(child));
		return child;
	}
}

/** The exit code of a process, once it has ended. */
export const exitOf = async (child: ChildProcess): Promise<number | null> => {
	if (child.exitCode === null && child.signalCode === null) {
		await once(child, 'exit');
	}

	return child.exitCode;
};
