import {parseArgs} from 'node:util';
import {Random} from '../../core/runtime/random.ts';
import {freshSeed} from '../../core/runtime/seed.ts';
import {type Endpoint, installedQemu, startMock, startQemu} from '../conformance/endpoint.ts';
import {Exchange, type Negotiation} from './exchange.ts';
import {fuzzInput} from './inputs.ts';

// Sends the same bytes to the mock and to a real QEMU and compares what they answer.
const INPUTS_PER_CONNECTION = 500;
const DIFFERENCES_MAX = 10;
const NEGOTIATIONS: readonly Negotiation[] = ['plain', 'oob', 'none'];

const {values} = parseArgs({
	options: {inputs: {type: 'string', default: '20000'}, seed: {type: 'string'}},
});
const seed = values.seed ?? freshSeed();
const inputCount = Number(values.inputs);

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const split = (random: Random, text: string): string[] => {
	const pieces: string[] = [];
	let rest = text;
	while (rest.length > 1 && random.integer(0, 2) === 0) {
		const at = random.integer(1, rest.length - 1);
		pieces.push(rest.slice(0, at));
		rest = rest.slice(at);
	}

	return [...pieces, rest];
};

class Pair {
	readonly #exchanges: readonly [Exchange, Exchange];

	constructor(exchanges: readonly [Exchange, Exchange]) {
		this.#exchanges = exchanges;
	}

	static async open(paths: readonly [string, string], negotiation: Negotiation): Promise<Pair> {
		const [qemu, mock] = paths;
		return new Pair([
			await Exchange.open(qemu, negotiation),
			await Exchange.open(mock, negotiation),
		]);
	}

	async ask(pieces: readonly string[]): Promise<readonly [string, string]> {
		const [qemu, mock] = this.#exchanges;
		return Promise.all([qemu.ask(pieces), mock.ask(pieces)]);
	}

	close(): void {
		for (const exchange of this.#exchanges) {
			exchange.close();
		}
	}
}

/** Leaves out one part after the other as long as the answers still differ. */
const shrink = async (input: string, isDifferent: (text: string) => Promise<boolean>): Promise<string> => {
	let smallest = input;
	for (let size = Math.ceil(input.length / 2); size >= 1; size = Math.floor(size / 2)) {
		for (let at = 0; at < smallest.length; ) {
			const candidate = smallest.slice(0, at) + smallest.slice(at + size);
			if (await isDifferent(candidate)) {
				smallest = candidate;
			} else {
				at += size;
			}
		}
	}

	return smallest;
};

const report = async (
	input: string,
	negotiation: Negotiation,
	paths: readonly [string, string],
): Promise<void> => {
	const ask = async (text: string): Promise<readonly [string, string]> => {
		const pair = await Pair.open(paths, negotiation);
		const answers = await pair.ask([text]);
		pair.close();
		return answers;
	};

	const smallest = await shrink(input, async text => {
		const [qemu, mock] = await ask(text);
		return qemu !== mock;
	});
	const [qemu, mock] = await ask(smallest);
	print(`negotiation ${negotiation}, input ${JSON.stringify(smallest)} of ${JSON.stringify(input)}`);
	print(`  hex   ${Buffer.from(smallest, 'latin1').toString('hex')}`);
	print(`  qemu  ${JSON.stringify(qemu)}`);
	print(`  mock  ${JSON.stringify(mock)}`);
};

const compare = async (servers: readonly [Endpoint, Endpoint]): Promise<number> => {
	const paths = [servers[0].path, servers[1].path] as const;
	const random = new Random(seed);
	let differences = 0;
	for (let done = 0; done < inputCount && differences < DIFFERENCES_MAX; ) {
		const negotiation = NEGOTIATIONS[(done / INPUTS_PER_CONNECTION) % 3] ?? 'plain';
		const pair = await Pair.open(paths, negotiation);
		for (let turn = 0; turn < INPUTS_PER_CONNECTION && done < inputCount; turn++) {
			const draw = random.fork(done++);
			const input = fuzzInput(draw);
			const [qemu, mock] = await pair.ask(split(draw, input));
			if (qemu !== mock) {
				differences += 1;
				pair.close();
				await report(input, negotiation, paths);
				done += INPUTS_PER_CONNECTION - turn - 1;
				break;
			}
		}

		pair.close();
	}

	return differences;
};

const main = async (): Promise<void> => {
	const version = installedQemu();
	if (version === undefined) {
		print('skipped: qemu-system-x86_64 is not installed');
		return;
	}

	print(`${inputCount} inputs, seed ${seed}, against ${version}`);
	const servers = [startQemu(), startMock()] as const;
	const differences = await compare(servers);
	await Promise.all(servers.map(server => server.stop()));
	print(`${inputCount - differences} passed, ${differences} failed`);
	process.exitCode = differences === 0 ? 0 : 1;
};

await main();
