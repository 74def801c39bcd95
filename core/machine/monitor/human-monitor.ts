import {QmpError} from '../../protocol/qmp-error.ts';
import {actions} from './actions.ts';
import {
	type HumanCommand,
	type HumanScene,
	Misunderstood,
	readHumanArguments,
} from './human-command.ts';
import {infoTopics} from './info/catalog.ts';
import {portCommands} from './ports.ts';
import {type Cursor, hasMore, takeWord} from './words.ts';

const commands: readonly HumanCommand[] = [...actions, ...portCommands];

const isNamed = ({names}: HumanCommand, name: string): boolean => names.split('|').includes(name);

const summary = (prefix: string, {names, parameters}: HumanCommand): string => {
	const words = parameters.map(({name, kind, isOptional}) => {
		const word = kind === 'flag' ? `-${name}` : kind === 'format' ? '/fmt' : name;
		return isOptional ? ` [${word}]` : ` ${word}`;
	});
	return `${prefix}${names}${words.join('')}\n`;
};

const help = (): string => commands.map(command => summary('', command)).join('');
const infoHelp = (): string => infoTopics.map(topic => summary('info ', topic)).join('');

// The name ends at a blank, or where a format begins.
const takeName = (cursor: Cursor): string => {
	hasMore(cursor);
	const name = /^[^\s/]*/.exec(cursor.text.slice(cursor.at))?.[0] ?? '';
	cursor.at += name.length;
	return name;
};

const runOne = async (
	command: HumanCommand,
	typed: string,
	{cursor, scene}: {readonly cursor: Cursor; readonly scene: HumanScene},
): Promise<string> => {
	try {
		return await command.run(scene, readHumanArguments(command, cursor));
	} catch (error) {
		if (error instanceof Misunderstood) {
			return `${error.message}\nTry "help ${typed}" for more information\n`;
		}

		if (error instanceof QmpError) {
			return `Error: ${error.message}\n`;
		}

		throw error;
	}
};

const unknown = (typed: string): string => `unknown command: '${typed}'\n`;

const runInfo = async (cursor: Cursor, scene: HumanScene): Promise<string> => {
	const topic = takeWord(cursor);
	if (topic === undefined) {
		return infoHelp();
	}

	const command = infoTopics.find(known => isNamed(known, topic));
	return command === undefined
		? unknown(`info ${topic}`)
		: await runOne(command, `info ${topic}`, {cursor, scene});
};

const runHelp = (cursor: Cursor): string => {
	const name = takeWord(cursor);
	if (name === undefined || name === 'info') {
		return name === undefined ? help() : infoHelp();
	}

	const command = commands.find(known => isNamed(known, name));
	return command === undefined ? unknown(name) : summary('', command);
};

/** Runs a line of the human monitor and gives what it prints, lines ending in CR LF (monitor/hmp.c). */
export const runHumanLine = async (line: string, scene: HumanScene): Promise<string> => {
	const cursor: Cursor = {text: line, at: 0};
	const name = takeName(cursor);
	const command = commands.find(known => isNamed(known, name));
	let output: string;
	if (name === '') {
		output = '';
	} else if (name === 'info') {
		output = await runInfo(cursor, scene);
	} else if (name === 'help' || name === '?') {
		output = runHelp(cursor);
	} else {
		output = command === undefined ? unknown(name) : await runOne(command, name, {cursor, scene});
	}

	return output.replaceAll('\n', '\r\n');
};
