import {type ChildEnd, ChildGroup} from '../../core/runtime/child-group.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';

/** Where a client finds its mock. */
export interface Place {
	/** As the command line has it: `unix:PATH` or `tcp:HOST:PORT`. */
	readonly address: string;
	readonly scenario: string;
	readonly seed: string;
}

/** A client at work. */
export interface ClientAtWork {
	/** Settles when it ends by itself. */
	readonly ended: Promise<ChildEnd>;
	/** What it has printed. */
	readonly output: () => string;
	/** Processor time that it has used, in milliseconds; undefined where nobody knows. */
	readonly processorMs: () => number | undefined;
	/** Ends it, whatever it does. */
	readonly end: () => Promise<void>;
}

/** How a client is started, each time anew. */
export interface ClientUnderTest {
	/** For people. */
	readonly name: string;
	readonly listen: 'unix' | 'tcp';
	readonly start: (place: Place) => ClientAtWork;
}

/** The words of an address that a command line may want. */
const wordsOf = ({address, scenario, seed}: Place): Readonly<Record<string, string>> => {
	const [, path = ''] = /^unix:(.*)$/.exec(address) ?? [];
	const [, host = '', port = ''] = /^tcp:(.*):(\d+)$/.exec(address) ?? [];
	return {address, path, host, port, scenario, seed};
};

const PLACEHOLDER = /\{(address|path|host|port|scenario|seed)\}/g;
const TCP_WORDS = ['{host}', '{port}', 'MOCK_QMP_HOST', 'MOCK_QMP_PORT'];
const NAMES_AN_ADDRESS = /\{(?:address|path|port)\}|MOCK_QMP_(?:ADDRESS|PATH|PORT)/;

/**
 * A client that is a command line of the system's shell. `{address}`, `{path}`, `{host}`, `{port}`, `{scenario}` and
 * `{seed}` are put in; the same stand in its environment as MOCK_QMP_ADDRESS and so on.
 * @throws MockQmpError OPTION_INVALID when it names no address
 */
export const commandClient = (command: string): ClientUnderTest => {
	if (!NAMES_AN_ADDRESS.test(command)) {
		throw new MockQmpError('OPTION_INVALID', `--cmd: "${command}" does not say where to connect`, {
			remedy: 'put {address}, {path} (unix) or {host} and {port} (tcp) in, or $MOCK_QMP_ADDRESS',
		});
	}

	return {
		name: command,
		listen: TCP_WORDS.some(word => command.includes(word)) ? 'tcp' : 'unix',
		start(place) {
			const words = wordsOf(place);
			const group = new ChildGroup(
				command.replaceAll(PLACEHOLDER, (_, word: string) => words[word] ?? ''),
				Object.fromEntries(
					Object.entries(words).map(([name, value]) => [`MOCK_QMP_${name.toUpperCase()}`, value]),
				),
			);
			return {
				ended: group.ended,
				output: () => group.output,
				processorMs: () => group.processorMs,
				end: () => group.end(),
			};
		},
	};
};

/** A client in this process; `signal` is aborted when its time is up. */
export type ClientCallback = (
	place: Place & {readonly signal: AbortSignal},
) => Promise<unknown> | unknown;

/** A client that is a function: what it gives is success, what it throws is how it fails. */
export const callbackClient = (
	callback: ClientCallback,
	listen: ClientUnderTest['listen'],
): ClientUnderTest => ({
	name: callback.name || 'client',
	listen,
	start(place) {
		const controller = new AbortController();
		let output = '';
		const job = Promise.resolve().then(() => callback({...place, signal: controller.signal}));
		return {
			ended: job.then(
				() => ({code: 0, signal: undefined}),
				error => {
					output = error instanceof Error ? (error.stack ?? error.message) : String(error);
					return {code: 1, signal: undefined};
				},
			),
			output: () => output,
			// One process: whose time it is cannot be told.
			processorMs: () => undefined,
			async end() {
				controller.abort();
			},
		};
	},
});
