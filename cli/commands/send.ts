import {QmpClient} from '../../server/qmp-client.ts';
import {requestOfWords} from '../../server/request-words.ts';
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

const requestOf = ({command, pairs}: SendOptions): object | string => {
	if (command.trimStart().startsWith('{')) {
		return command;
	}

	return requestOfWords(command, pairs);
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
