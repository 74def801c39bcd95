import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import type {Packages} from './packages.ts';

const TIMEOUT_MS = 60_000;

/** How a client is started against the monitor at a socket's path. */
export interface ClientCommand {
	readonly file: string;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	/** What it reads from its standard input. */
	readonly input?: string;
}

/** A client that others have written, and what it has to print. */
export interface RealClient {
	readonly title: string;
	/** Debian's packages that must be installed. */
	readonly needs: readonly string[];
	/** Takes the client's code from its package; gives how it is started. @throws PackageMissing */
	readonly prepare: (packages: Packages) => (path: string) => ClientCommand;
	/** Each has to match the line it stands at; a text is compared, blanks at its ends aside. */
	readonly lines: ReadonlyArray<string | RegExp>;
}

/** Where our programs that use a client's library stand. */
export const programPath = (name: string): string =>
	fileURLToPath(new URL(`../../../test/clients/programs/${name}`, import.meta.url));

/** Runs a client to its end; gives what it printed, errors too. */
export const runClient = ({file, args, env, input}: ClientCommand): Promise<string> =>
	new Promise(resolve => {
		const child = execFile(
			file,
			args,
			{env: {...process.env, ...env}, timeout: TIMEOUT_MS, killSignal: 'SIGKILL'},
			(error, stdout, stderr) => resolve(`${stdout}${error === null ? '' : `${error}\n${stderr}`}`),
		);
		child.stdin?.end(input ?? '');
	});

/** The first line that is not as it has to be; undefined when all are. */
export const firstWrongLine = (
	printed: string,
	expected: ReadonlyArray<string | RegExp>,
): string | undefined => {
	const lines = printed.split('\n').map(line => line.trim());
	const found = lines.filter(line => line !== '');
	for (const [index, want] of expected.entries()) {
		const got = found[index] ?? '<nothing more>';
		if (typeof want === 'string' ? got !== want : !want.test(got)) {
			return `line ${index + 1} is ${got}\n     not ${want}\nall:\n${printed}`;
		}
	}

	return found.length > expected.length ? `more lines than expected:\n${printed}` : undefined;
};
