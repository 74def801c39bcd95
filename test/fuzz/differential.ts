import {parseArgs} from 'node:util';
import {Random} from '../../core/runtime/random.ts';
import {freshSeed} from '../../core/runtime/seed.ts';
import {installedQemu} from '../conformance/endpoint.ts';
import type {Negotiation} from './exchange.ts';
import {fuzzInput} from './inputs.ts';
import {type Answers, areSame, ServerPair} from './server-pair.ts';
import {shrink} from './shrink.ts';

// Sends the same bytes to the mock and to a real QEMU and compares what they answer.
const INPUTS_PER_CONNECTION = 500;
const DIFFERENCES_MAX = 10;
// With oob QEMU 7.2 aborts, depending on timing, when one byte completes two messages while seven wait.
const ATTEMPTS_MAX = 20;
const NEGOTIATIONS: readonly Negotiation[] = ['plain', 'oob', 'none'];

type Outcome = 'passed' | 'failed' | 'skipped';

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

const printInput = (label: string, input: string): void => {
	print(`  ${label} ${JSON.stringify(input)}`);
	print(`  ${label} in hexadecimal ${Buffer.from(input, 'latin1').toString('hex')}`);
};

const printAnswers = ({qemu, mock}: Answers): void => {
	print(`  QEMU ${JSON.stringify(qemu)}`);
	print(`  mock ${JSON.stringify(mock)}`);
};

/** Compares the two input by input. */
class Comparison {
	readonly counts: Record<Outcome, number> = {passed: 0, failed: 0, skipped: 0};
	readonly #pair = new ServerPair();
	readonly #seed: string;
	#negotiation: Negotiation = 'plain';
	#abortCount = 0;

	constructor(seed: string) {
		this.#seed = seed;
	}

	async run(inputCount: number): Promise<void> {
		for (let index = 0; index < inputCount && this.counts.failed < DIFFERENCES_MAX; index++) {
			if (index % INPUTS_PER_CONNECTION === 0) {
				this.#negotiation = NEGOTIATIONS[(index / INPUTS_PER_CONNECTION) % 3] ?? 'plain';
				await this.#pair.connect(this.#negotiation);
			}

			const random = new Random(`${this.#seed}/${index}`);
			const input = fuzzInput(random);
			this.counts[await this.#compare(input, split(random, input))] += 1;
		}

		await this.#pair.close();
		if (this.#abortCount > 0) {
			print(`QEMU itself aborted ${this.#abortCount} times and was asked again`);
		}
	}

	async #compare(input: string, pieces: readonly string[]): Promise<Outcome> {
		let answers = await this.#pair.ask(pieces);
		for (let attempt = 0; await this.#pair.hasQemuAborted(answers); attempt++) {
			this.#abortCount += 1;
			await this.#startAgain();
			if (attempt === ATTEMPTS_MAX) {
				print(`skipped, QEMU aborts (negotiation ${this.#negotiation})`);
				printInput('input', input);
				return 'skipped';
			}

			answers = await this.#pair.ask(pieces);
		}

		if (areSame(input, answers)) {
			return 'passed';
		}

		await this.#report(input, answers);
		await this.#startAgain();
		return 'failed';
	}

	async #startAgain(): Promise<void> {
		await this.#pair.restart();
		await this.#pair.connect(this.#negotiation);
	}

	/** Tells whether an input makes a difference by itself, to a fresh client. */
	async #isDifferent(input: string): Promise<boolean> {
		await this.#pair.connect(this.#negotiation);
		for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
			const answers = await this.#pair.ask([input]);
			if (!(await this.#pair.hasQemuAborted(answers))) {
				return !areSame(input, answers);
			}

			await this.#startAgain();
		}

		return false;
	}

	async #report(input: string, answers: Answers): Promise<void> {
		print(`difference (negotiation ${this.#negotiation})`);
		printInput('input', input);
		printAnswers(answers);
		await this.#startAgain();
		if (!(await this.#isDifferent(input))) {
			print('  only after the inputs before it, or in these pieces');
			return;
		}

		const smallest = await shrink(input, text => this.#isDifferent(text));
		await this.#startAgain();
		printInput('smallest', smallest);
		printAnswers(await this.#pair.ask([smallest]));
	}
}

const compare = async (version: string): Promise<void> => {
	const {values} = parseArgs({
		options: {inputs: {type: 'string', default: '20000'}, seed: {type: 'string'}},
	});
	const seed = values.seed ?? freshSeed();
	print(`${values.inputs} inputs, seed ${seed}, against ${version}`);
	const comparison = new Comparison(seed);
	await comparison.run(Number(values.inputs));
	const {passed, failed, skipped} = comparison.counts;
	print(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
	process.exitCode = failed === 0 ? 0 : 1;
};

const version = installedQemu();
if (version === undefined) {
	print('qemu-system-x86_64 is not installed');
	print('0 passed, 0 failed, all skipped');
} else {
	await compare(version);
}
