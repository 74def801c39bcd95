import {type ChildProcess, spawn} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {constants} from 'node:os';

// What a program says is kept for people and patterns; of one that talks on and on, the latest.
const OUTPUT_LENGTH_MAX = 256 * 1024;
const TERM_GRACE_MS = 1000;
// Linux counts processor time in hundredths of a second, whatever the kernel's own tick.
const MS_PER_TICK = 10;
// /proc/PID/stat behind the name in parentheses: state, ppid, pgrp, ...; utime is the 12th from there.
const GROUP_FIELD = 2;
const TIME_FIELDS = [11, 12, 13, 14];
// What a shell adds to the number of the signal that its command died of.
const SIGNAL_EXIT_BASE = 128;

/** How a program has ended: one of the two is there. */
export interface ChildEnd {
	readonly code: number | undefined;
	/** The name of the signal that it died of. */
	readonly signal: string | undefined;
}

const nameOfSignal = (number: number): string | undefined =>
	Object.entries(constants.signals).find(([, value]) => value === number)?.[0];

const endOf = (code: number | null, signal: string | null): ChildEnd => {
	const told = code !== null && code > SIGNAL_EXIT_BASE;
	const name = signal ?? (told ? nameOfSignal(code - SIGNAL_EXIT_BASE) : undefined);
	return name === undefined
		? {code: code ?? 1, signal: undefined}
		: {code: undefined, signal: name};
};

/** A command line of the user's in a process group of its own, with all that it starts. */
export class ChildGroup {
	readonly ended: Promise<ChildEnd>;
	readonly #child: ChildProcess;
	#output = '';

	/** Starts `command` with the system's shell. */
	constructor(command: string, env: Readonly<Record<string, string>>) {
		this.#child = spawn(command, {
			shell: true,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {...process.env, ...env},
		});
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			stream?.setEncoding('utf8').on('data', text => {
				this.#output = `${this.#output}${text}`.slice(-OUTPUT_LENGTH_MAX);
			});
		}

		this.ended = new Promise((resolve, reject) => {
			this.#child.once('error', reject);
			// Not `close`: what the program has left behind may keep its output open.
			this.#child.once('exit', (code, signal) => {
				setImmediate(() => resolve(endOf(code, signal)));
			});
		});
	}

	/** What it has printed and complained of, the latest 256 KiB. */
	get output(): string {
		return this.#output;
	}

	/** Processor time that the group has used, in milliseconds; undefined where the system does not tell. */
	get processorMs(): number | undefined {
		let ticks = 0;
		try {
			for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
				ticks += this.#ticksOf(pid);
			}
		} catch {
			return undefined;
		}

		return ticks * MS_PER_TICK;
	}

	/** Ends the whole group: as `kill` does, and what is still there a second later without asking. */
	async end(): Promise<void> {
		this.#signal('SIGTERM');
		let timer: NodeJS.Timeout | undefined;
		const patience = new Promise<void>(resolve => {
			timer = setTimeout(resolve, TERM_GRACE_MS);
		});
		await Promise.race([this.ended, patience]);
		clearTimeout(timer);
		this.#signal('SIGKILL');
		this.#child.stdout?.destroy();
		this.#child.stderr?.destroy();
	}

	#ticksOf(pid: string): number {
		try {
			const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return Number(fields[GROUP_FIELD]) === this.#child.pid
				? TIME_FIELDS.reduce((sum, field) => sum + Number(fields[field]), 0)
				: 0;
		} catch {
			// It has ended while we looked.
			return 0;
		}
	}

	#signal(signal: 'SIGTERM' | 'SIGKILL'): void {
		try {
			process.kill(-(this.#child.pid ?? 0), signal);
		} catch {
			// Nothing of the group is left.
		}
	}
}
