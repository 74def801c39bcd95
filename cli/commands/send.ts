import {MockQmpError} from '../../core/runtime/errors.ts';
import {QmpClient} from '../../server/qmp-client.ts';
import {ExitCode} from '../exit.ts';

/** What to send, and where. */
export interface SendOptions {
	readonly address: string;
	/** The name of a command, or a whole request in JSON. */
	readonly command: string;
	/** KEY=VALUE. */
	readonly pairs: readonly string[];
	readonly withinMs: number;
}

const parsedValue = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		// Not JSON: then it is a string as it stands.
		return text;
	}
};

const argumentOf = (pair: string): readonly [string, unknown] => {
	const equals = pair.indexOf('=');
	if (equals < 1) {
		throw new MockQmpError('OPTION_INVALID', `argument "${pair}" is not KEY=VALUE`);
	}

	return [pair.slice(0, equals), parsedValue(pair.slice(equals + 1))];
};

const requestOf = ({command, pairs}: SendOptions): object | string => {
	if (command.trimStart().startsWith('{')) {
		return command;
	}

	return pairs.length === 0
		? {execute: command}
		: {execute: command, arguments: Object.fromEntries(pairs.map(argumentOf))};
};

/** Sends one command and prints its reply as a line of JSON; exit code 1 when that is an error. */
export const send = async (options: SendOptions): Promise<number> => {
	const request = requestOf(options);
	const client = await QmpClient.connect(options.address, options.withinMs);
	try {
		const reply = await client.execute(request);
		process.stdout.write(`${JSON.stringify(reply)}\n`);
		return 'error' in reply ? ExitCode.Failed : ExitCode.Done;
	} finally {
		client.close();
	}
};
