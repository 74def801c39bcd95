// The score cards of docs/conform.md: its three clients are put through the scenarios again.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {conform} from '../../testing.ts';
import {Suite} from '../helpers/suite.ts';
import {buildGo, PYTHON, qemuPython} from './clients.ts';
import {PackageMissing, Packages} from './packages.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples/conform');
// The first run is made anyway.
const IDLE = 'idle';
// A minute and ten seconds of silence; and those that strike one or two seconds after the begin, which a client meets
// at another point of its work when the machine is busy.
const LEFT_OUT = [
	...[IDLE, 'slow-reply', 'own-reset-echo'],
	...['two-events-one-read', 'panic-then-reset', 'event-storm-no-reader'],
];
const WATCH = 'WATCH_SECONDS=6';
const JOBS = 6;

const suite = new Suite();
const packages = new Packages();

/** The words of the table, by scenario: the naive shell, go-qemu, qemu.qmp. */
const table = new Map(
	[
		...readFileSync(join(ROOT, 'docs/conform.md'), 'utf8').matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm),
	].map(([, scenario = '', words = '']) => [scenario, words.split(' | ')]),
);

const CLIENTS: ReadonlyArray<{
	readonly name: string;
	readonly needs: readonly string[];
	readonly command: () => string;
}> = [
	{
		name: 'bash and socat',
		needs: ['socat'],
		command: () => `${WATCH} ${join(EXAMPLES, 'naive.sh')} {path}`,
	},
	{
		name: 'go-qemu',
		needs: ['golang-go', 'golang-github-digitalocean-go-qemu-dev'],
		command() {
			const source = join(EXAMPLES, 'go-manager');
			return `${WATCH} ${buildGo(packages, source, join(packages.folder, 'go'))} {path}`;
		},
	},
	{
		name: "QEMU's qemu.qmp",
		needs: ['python3'],
		command: () =>
			`PYTHONPATH=${qemuPython(packages)} ${WATCH} ${PYTHON} ${join(EXAMPLES, 'manager.py')} {path}`,
	},
];

// How a client fails may hang on time; whether it does is what the table is held to.
const kindOf = (word: string): string => word.replace(/^FAILED.*/, 'FAILED');

const WORDS: Readonly<Record<string, string>> = {
	coped: 'ok',
	'gave-up': 'ok, gave up',
	untried: 'not tried',
};

const compare = async (command: string, column: number): Promise<void> => {
	const scenarios = [...table.keys()].filter(name => !LEFT_OUT.includes(name));
	const card = await conform(command, {scenarios, seed: 'doc', limitMs: 20_000, jobs: JOBS});
	const differences = card.results
		.map(({scenario, outcome, reason}) => {
			const word = WORDS[outcome] ?? 'FAILED';
			const told = kindOf(table.get(scenario)?.[column] ?? '');
			return word === told ? '' : `${scenario}: ${word} (${reason}), the table says ${told}`;
		})
		.filter(difference => difference !== '');
	if (differences.length > 0 || card.results.length !== scenarios.length + 1) {
		throw new Error(differences.join('\n') || 'it failed with a QEMU that does nothing special');
	}
};

await Promise.all(
	CLIENTS.map(async ({name, needs, command}, column) => {
		try {
			packages.requireInstalled(needs);
			const line = command();
			await suite.check(`the score card of ${name}`, () => compare(line, column));
		} catch (error) {
			if (!(error instanceof PackageMissing)) {
				throw error;
			}

			suite.skip(name, error.message);
		}
	}),
);

packages.close();
suite.finish();
