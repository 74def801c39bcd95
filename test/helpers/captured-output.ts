/** What a piece of the command line has printed, and what it gave. */
export interface Captured<T> {
	readonly stdout: string;
	readonly stderr: string;
	readonly result: T;
}

/**
 * Runs something and keeps what it prints. Only one at a time: tests that use it are serial.
 * `onOutput` is told of each piece that goes to standard output.
 */
export const captureOutput = async <T>(
	run: () => Promise<T>,
	onOutput: (text: string) => void = () => {},
): Promise<Captured<T>> => {
	const texts = {stdout: '', stderr: ''};
	const originals = {stdout: process.stdout.write, stderr: process.stderr.write};
	const keep =
		(name: 'stdout' | 'stderr') =>
		(text: unknown): boolean => {
			texts[name] += `${text}`;
			if (name === 'stdout') {
				onOutput(`${text}`);
			}

			return true;
		};
	process.stdout.write = keep('stdout');
	process.stderr.write = keep('stderr');
	try {
		const result = await run();
		return {...texts, result};
	} finally {
		process.stdout.write = originals.stdout;
		process.stderr.write = originals.stderr;
	}
};
