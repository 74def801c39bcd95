import type {PageFolder, Program} from './page-folder.ts';

const STAMP = /"seconds": \d+, "microseconds": \d+/g;
const PROMPT = '$ ';

const plain = (text: string): string => text.replaceAll(STAMP, 'STAMP').replaceAll('\r', '');

/** One command of a console block, with what is typed into it and what it is to print. */
interface Turn {
	readonly command: string;
	readonly lines: readonly string[];
}

/** The commands of a console block. */
export const turnsOf = (text: string): Turn[] => {
	const turns: Array<{command: string; lines: string[]}> = [];
	for (const line of text.trimEnd().split('\n')) {
		if (line.startsWith(PROMPT)) {
			turns.push({command: line.slice(PROMPT.length), lines: []});
		} else {
			turns.at(-1)?.lines.push(line);
		}
	}

	return turns;
};

/** Whether `said` holds the lines in order; `...` stands for any text, in a line or for lines. */
export const holds = (said: string, lines: readonly string[]): boolean => {
	const wanted = lines.map(line =>
		line.trim() === '...'
			? '[\\s\\S]*?'
			: `${plain(line)
					.split('...')
					.map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
					.join('.*')}\\n`,
	);
	return new RegExp(`(?:^|\\n)${wanted.join('')}`).test(`${plain(said)}\n`);
};

const isTyped = (line: string): boolean => line.startsWith('{"execute"');

const play = async (
	folder: PageFolder,
	program: Program,
	lines: readonly string[],
): Promise<void> => {
	const seen: string[] = [];
	for (const line of lines) {
		if (isTyped(line)) {
			await folder.expect(program, said => holds(said, seen));
			program.child.stdin?.write(`${line}\n`);
		} else {
			seen.push(line);
		}
	}

	await folder.expect(program, said => holds(said, seen));
};

/**
 * Types a console block, a line after `$` at a time, and compares what is printed; stamps of events are not compared.
 * @throws Error with what was said instead
 */
export const converse = async (folder: PageFolder, text: string): Promise<void> => {
	for (const {command, lines} of turnsOf(text)) {
		const isBehind = command.endsWith('&');
		const program = folder.start(isBehind ? command.slice(0, -1) : command);
		await play(folder, program, lines);
		if (!isBehind) {
			program.child.stdin?.end();
		}
	}
};
