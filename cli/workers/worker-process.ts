import {type ChildProcess, spawn} from 'node:child_process';
import type {Shard} from '../../server/fleet/fleet.ts';
import {ExitCode} from '../exit.ts';
import type {ServeOption} from '../serve-options.ts';
import type {ParentMessage, WorkerMessage, WorkerMessageOf} from './messages.ts';

const isWorkerMessage = (value: unknown): value is WorkerMessage =>
	typeof value === 'object' && value !== null && 'kind' in value;

/** What the parent settles for all its workers, flag by flag. */
export type Settled = Readonly<Partial<Record<ServeOption, string>>>;

/**
 * The command line of a worker: that of its parent, with what makes it serve a part; of flags that come twice the last
 * counts. QEMU's own options, behind `--`, stay at the end.
 */
export const workerArguments = (
	words: readonly string[],
	{index, count}: Shard,
	settled: Settled,
): readonly string[] => {
	const end = words.indexOf('--');
	const own = end < 0 ? words : words.slice(0, end);
	const rest = end < 0 ? [] : words.slice(end);
	const kept = own.filter(
		(word, at) =>
			!/^--(?:workers|seed)(?:=|$)/.test(word) && !/^--(?:workers|seed)$/.test(own[at - 1] ?? ''),
	);
	const added = Object.entries(settled).flatMap(([flag, word]) => [`--${flag}`, word]);
	return [...kept, '--workers', '1', '--shard', `${index}/${count}`, ...added, ...rest];
};

/** A process that holds a part of the machines. */
export class WorkerProcess {
	readonly #child: ChildProcess;
	readonly #told = new Map<string, WorkerMessage>();
	readonly #waiters = new Map<string, (message: WorkerMessage | undefined) => void>();
	#isOver = false;
	/** Resolves when the process has ended, with how: its exit code, or the name of the signal that ended it. */
	readonly ended: Promise<number | string>;

	constructor(shard: Shard, settled: Settled) {
		const [program = '', ...words] = process.argv.slice(1);
		this.#child = spawn(
			process.execPath,
			[...process.execArgv, program, ...workerArguments(words, shard, settled)],
			{stdio: ['ignore', 'ignore', 'inherit', 'ipc']},
		);
		this.#child.on('message', message => this.#hear(message));
		this.ended = new Promise(resolve => {
			const end = (how: number | string): void => {
				this.#isOver = true;
				for (const waiter of this.#waiters.values()) {
					waiter(undefined);
				}

				resolve(how);
			};

			this.#child.once('error', error => end(error.message));
			this.#child.once('exit', (code, signal) => end(code ?? signal ?? ExitCode.Bug));
		});
	}

	get pid(): number | undefined {
		return this.#child.pid;
	}

	/** Resolves with the first message of that kind; undefined when the process ends without it. */
	async told<K extends WorkerMessage['kind']>(kind: K): Promise<WorkerMessageOf<K> | undefined> {
		const message = this.#told.get(kind) ?? (await this.#wait(kind));
		return isOfKind(message, kind) ? message : undefined;
	}

	tell(message: ParentMessage): void {
		if (this.#child.connected) {
			this.#child.send(message);
		}
	}

	kill(signal: NodeJS.Signals): void {
		this.#child.kill(signal);
	}

	#wait(kind: string): Promise<WorkerMessage | undefined> {
		return new Promise(resolve => {
			if (this.#isOver) {
				resolve(undefined);
			} else {
				this.#waiters.set(kind, resolve);
			}
		});
	}

	#hear(message: unknown): void {
		if (isWorkerMessage(message)) {
			this.#told.set(message.kind, message);
			this.#waiters.get(message.kind)?.(message);
		}
	}
}

const isOfKind = <K extends WorkerMessage['kind']>(
	message: WorkerMessage | undefined,
	kind: K,
): message is WorkerMessageOf<K> => message?.kind === kind;
