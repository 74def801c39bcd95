import {runCommandLine} from '../../cli/command-line.ts';
import {captureOutput} from './captured-output.ts';
import {MADE} from './reference-pages.ts';

// As where the output is no terminal.
const WIDTH = 110;
const COMMAND = /^ {2}mock-qmp ([a-z]\S*)/gm;

const helpOf = async (...words: readonly string[]): Promise<string> => {
	process.stdout.columns = WIDTH;
	const {stdout} = await captureOutput(() => runCommandLine([...words, '--help']));
	return stdout.trimEnd();
};

/** The text of docs/reference/command-line.md: what `--help` says. */
export const commandLinePage = async (): Promise<string> => {
	const whole = await helpOf();
	const names = [...whole.matchAll(COMMAND)].map(([, name = '']) => name);
	const pages = [];
	for (const name of names.filter(name => name !== 'serve')) {
		pages.push(`## ${name}`, '', '```text', await helpOf(name), '```', '');
	}

	return [
		'# Command line',
		'',
		MADE,
		'',
		'What `mock-qmp --help` and `mock-qmp COMMAND --help` say. Exit codes are in [errors.md](errors.md).',
		'',
		'## serve',
		'',
		'```text',
		whole,
		'```',
		'',
		...pages,
	].join('\n');
};
