/** How a flag is written and what it means. */
export interface OptionSpec {
	readonly type: 'string' | 'boolean';
	/** One letter. */
	readonly short?: string;
	/** May be given several times. */
	readonly isRepeatable?: boolean;
	/** The allowed words, where there are only some. */
	readonly choices?: readonly string[];
	readonly value?: string;
	readonly description: string;
	/** What holds without the flag, in words. */
	readonly otherwise?: string;
}

/** The flags of `serve`. Each has a variable MOCK_QMP_NAME, dashes as underscores. */
export const serveOptions = {
	scenario: {
		type: 'string',
		short: 's',
		isRepeatable: true,
		value: 'NAME|FILE',
		description: 'a built-in scenario or a file; several play side by side',
		otherwise: 'idle: answers commands, emits nothing by itself',
	},
	replay: {
		type: 'string',
		value: 'FILE.jsonl',
		description:
			'play a recorded session: the same messages, the same delays after the same commands',
	},
	'cut-gaps': {
		type: 'string',
		value: 'SPAN',
		description: 'with --replay: no silence longer than this, such as 500ms',
	},
	listen: {
		type: 'string',
		short: 'l',
		isRepeatable: true,
		value: 'ADDRESS',
		description:
			'tcp:HOST:PORT, unix:PATH, ws:HOST:PORT[/PATH], stdio or fd:N, with options as QEMU writes them: ' +
			'unix:/p,server=on,wait=off; server=off,reconnect=S connects out; pretty=on; frames=text',
		otherwise: 'tcp:127.0.0.1:4444',
	},
	paused: {type: 'boolean', short: 'S', description: "start in run state prelaunch, as QEMU's -S"},
	machine: {
		type: 'string',
		choices: ['none', 'q35', 'pc'],
		description:
			'none: no firmware and no guest; q35 or pc: a PC; more of it behind --, as for QEMU',
		otherwise: 'as the scenario says, else q35',
	},
	qemu: {
		type: 'string',
		value: 'VERSION|FILE',
		description: 'the QEMU to mimic: 7.2, latest, 2.1-docs, or a file that mock-qmp profile wrote',
		otherwise: '7.2',
	},
	unmatched: {
		type: 'string',
		choices: ['generate', 'error', 'fail'],
		description:
			'what commands without a handler get: a reply as QEMU gives it, an error, or an error and the end',
		otherwise: 'generate',
	},
	'check-replies': {
		type: 'boolean',
		description: 'end with an error when a reply or an event is none that the schema allows',
	},
	name: {type: 'string', value: 'NAME', description: 'what query-name answers'},
	uuid: {type: 'string', value: 'UUID', description: 'what query-uuid answers'},
	seed: {
		type: 'string',
		value: 'TEXT',
		description: 'everything random follows from it',
		otherwise: 'a fresh one, printed at start',
	},
	speed: {
		type: 'string',
		value: 'FACTOR|max',
		description: 'how fast scenario time runs; max waits for nothing',
		otherwise: '1',
	},
	'start-time': {
		type: 'string',
		value: 'ISO',
		description: 'the first instant, such as 2026-01-31T08:00:00Z',
		otherwise: 'now',
	},
	start: {
		type: 'string',
		choices: ['on-client', 'now', 'on-resume', 'on-trigger'],
		description:
			'when the timeline begins: first client negotiated, at once, guest let run, or by the control API or SIGUSR2',
		otherwise: 'on-client',
	},
	repeat: {
		type: 'string',
		value: 'N|forever',
		description: 'how often the scenario plays',
		otherwise: '1',
	},
	set: {
		type: 'string',
		isRepeatable: true,
		value: 'KEY=VALUE',
		description: 'a parameter of the scenario; the value is JSON where it can be, else text',
	},
	exit: {type: 'boolean', description: 'end when the scenario has ended and all is sent'},
	instances: {
		type: 'string',
		value: 'N',
		description:
			'so many machines; {i} in addresses and names counts from 0 (tcp without it: port + i, ws: a path each)',
		otherwise: '1, or as the fleet of the scenario says',
	},
	workers: {
		type: 'string',
		value: 'N|auto',
		description: 'spread the machines over so many processes; auto: one for each processor',
		otherwise: '1',
	},
	rate: {
		type: 'string',
		value: 'R',
		description: 'scale the load of the scenario, so that its highest rate is R events/s in all',
	},
	shard: {
		type: 'string',
		value: 'I/N',
		description:
			'hold part I, from 0, of N of the fleet; with MOCK_QMP_SHARDS=N also found from MOCK_QMP_SHARD, ' +
			'JOB_COMPLETION_INDEX or the end of the host name',
	},
	'start-at': {
		type: 'string',
		value: 'ISO|EPOCH',
		description:
			'when loads and timelines begin, the same for all shards; clients are not waited for',
	},
	ledger: {
		type: 'string',
		value: 'FILE',
		description:
			'write down what became of every event, for mock-qmp audit; {shard} is the number of the shard or worker, ' +
			'and stands at the end with --workers if nowhere else',
	},
	clients: {
		type: 'string',
		choices: ['one', 'many'],
		description: 'clients served at a time by each monitor',
		otherwise: 'one as QEMU does; many for ws',
	},
	'no-throttle': {type: 'boolean', description: 'no rate limit on rate-limited events'},
	'mock-commands': {
		type: 'boolean',
		description: 'QMP commands of our own: x-mock-emit, x-mock-play, x-mock-fault, x-mock-advance',
	},
	control: {
		type: 'string',
		value: 'HOST:PORT',
		description: 'the HTTP control API, with figures at /metrics and a console page at /',
		otherwise: 'off',
	},
	'control-token': {
		type: 'string',
		value: 'TEXT',
		description: 'what requests to it must bear; needed where others than this host reach it',
	},
	journal: {
		type: 'string',
		value: 'N',
		description: 'keep the latest N entries of all that happens',
		otherwise: '0; with --control 10000, or fewer where there are many machines',
	},
	report: {
		type: 'string',
		isRepeatable: true,
		value: 'junit:FILE|tap:FILE|json:FILE|html:FILE',
		description:
			'write down at the end which expectations or service levels were met, and what a load came to',
	},
	'journal-file': {
		type: 'string',
		value: 'FILE',
		description:
			'write down all that happens, one JSON object a line; with --workers a file of each, as for --ledger',
	},
	log: {
		type: 'string',
		choices: ['silent', 'text', 'json'],
		description: 'how to log, on stderr; with json the ready line is JSON too',
		otherwise: 'text',
	},
	verbose: {
		type: 'boolean',
		short: 'v',
		isRepeatable: true,
		description: 'log more; twice traces the wire',
	},
	'ready-file': {
		type: 'string',
		value: 'PATH',
		description: 'written when all listens, removed at exit',
	},
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** The name of a flag of `serve`. */
export type ServeOption = keyof typeof serveOptions;

/** The flags of `serve` with their meaning, in the order of the help. */
export const serveOptionList: ReadonlyArray<readonly [ServeOption, OptionSpec]> = Object.entries(
	serveOptions,
).filter((entry): entry is [ServeOption, (typeof serveOptions)[ServeOption]] =>
	Object.hasOwn(serveOptions, entry[0]),
);

/** Flags as they were given: words in order, true for those without a value. */
export type GivenFlags = Readonly<Partial<Record<ServeOption, ReadonlyArray<string | true>>>>;
