// The folder in which the blocks of one page are run, one after the other, as a reader would.
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {Readable} from 'node:stream';

/** What a reader may have to wait for at most: an installation. */
const BLOCK_MS_MAX = 90_000;
/** When a program behind the page that says nothing is taken for ready. */
const QUIET_MS = 1500;
const READY_MS_MAX = 20_000;
const OUTPUT_LENGTH_MAX = 4000;

/** A program that a block has started. */
export interface Program {
	readonly child: ChildProcess;
	/** What it has said so far. */
	readonly said: () => string;
	/** The exit status; rejects when it takes too long. */
	readonly status: Promise<number>;
}

const withinTime = <T>(promise: Promise<T>, ms: number, what: string): Promise<T> => {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms`)), ms);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** A temporary folder with the package installed, its files, and all that was started there. */
export class PageFolder {
	readonly path = mkdtempSync(join(tmpdir(), 'mock-qmp-page-'));
	readonly #environment: NodeJS.ProcessEnv;
	readonly #programs: Program[] = [];

	constructor(environment: NodeJS.ProcessEnv) {
		this.#environment = {...environment, HOME: this.path};
	}

	/** Writes a file of the page. */
	write(file: string, text: string): void {
		mkdirSync(join(this.path, dirname(file)), {recursive: true});
		writeFileSync(join(this.path, file), text);
	}

	/** Starts a script of the shell. */
	start(script: string, folder = this.path): Program {
		const child = spawn('bash', ['-eo', 'pipefail', '-c', script], {
			cwd: folder,
			env: this.#environment,
			detached: true,
			stdio: 'pipe',
		});
		let said = '';
		const listen = (stream: Readable): void => {
			stream.setEncoding('utf8').on('data', (text: string) => {
				said = (said + text).slice(-OUTPUT_LENGTH_MAX * 10);
			});
		};
		listen(child.stdout);
		listen(child.stderr);
		child.stdin.on('error', () => {});
		const status = once(child, 'exit').then(([code, signal]) => code ?? signal);
		const program = {child, said: () => said, status};
		this.#programs.push(program);
		return program;
	}

	/** Runs a script to its end. @throws Error when it ends with another status */
	async run(script: string, status: number, folder = this.path): Promise<void> {
		const program = this.start(script, folder);
		program.child.stdin?.end();
		const got = await withinTime(program.status, BLOCK_MS_MAX, 'the block');
		if (got !== status) {
			throw new Error(
				`exit status ${got}, not ${status}:\n${program.said().slice(-OUTPUT_LENGTH_MAX)}`,
			);
		}
	}

	/** Starts a script that goes on behind the page, and waits for its first word; silence means that all is well. */
	async runBehind(script: string, folder = this.path): Promise<void> {
		const program = this.start(script, folder);
		const ended = program.status.then(status => {
			throw new Error(`it ended, with exit status ${status}:\n${program.said()}`);
		});
		ended.catch(() => {});
		let timer: NodeJS.Timeout | undefined;
		const quiet = new Promise(resolve => {
			timer = setTimeout(resolve, QUIET_MS);
		});
		const {stdout} = program.child;
		await Promise.race([quiet, ended, ...(stdout === null ? [] : [once(stdout, 'data')])]);
		clearTimeout(timer);
	}

	/** Waits until `fileExists` holds of what a program has said. @throws Error with what it said instead */
	async expect(program: Program, fileExists: (said: string) => boolean): Promise<void> {
		const deadline = performance.now() + READY_MS_MAX;
		while (!fileExists(program.said())) {
			if (performance.now() > deadline) {
				throw new Error(`it said:\n${program.said().slice(-OUTPUT_LENGTH_MAX)}`);
			}

			await new Promise(resolve => setTimeout(resolve, 20));
		}
	}

	/** Ends all that was started and removes the folder. */
	close(): void {
		for (const {child} of this.#programs) {
			try {
				process.kill(-(child.pid ?? 0), 'SIGKILL');
			} catch {
				// It has ended by itself.
			}
		}

		rmSync(this.path, {recursive: true, force: true});
	}
}
