// Runs commands of the program as an operator would, in an empty folder.
import {spawnSync} from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAM = join(ROOT, 'dist/cli/main.js');
const TIMEOUT_MS = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));

interface Outcome {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

const run = (args: readonly string[]): Outcome => {
	const {status, stdout, stderr} = spawnSync(process.execPath, args, {
		cwd: folder,
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
	});
	return {status, out: stdout, err: stderr};
};

const program = (...args: readonly string[]): Outcome => run([PROGRAM, ...args]);

/** What is shown, and whether it holds. */
const CHECKS: ReadonlyArray<readonly [string, () => boolean]> = [
	[
		'plan prints when what happens, the same for the same seed',
		() => {
			const first = program('plan', 'guest-panic', '--seed', 'a');
			return (
				first.status === 0 &&
				/^\+\d\.\d{3} s {2}GUEST_PANICKED {2}action:pause\n.*state.*\n.*STOP\n$/.test(first.out) &&
				first.out === program('plan', 'guest-panic', '--seed', 'a').out &&
				first.out !== program('plan', 'guest-panic', '--seed', 'b').out
			);
		},
	],
	[
		'plan draws Mermaid and SVG',
		() =>
			program('plan', 'cdrom-tray', '--format', 'mermaid').out.startsWith('sequenceDiagram\n') &&
			/^<svg [\s\S]*<circle [\s\S]*<\/svg>\n$/.test(
				program('plan', 'cdrom-tray', '--format', 'svg').out,
			),
	],
	[
		'a parameter is set',
		() => program('plan', 'cdrom-tray', '--set', 'id=dvd7').out.includes('id:dvd7'),
	],
	[
		'validate names every problem with its place and exits with 2',
		() => {
			writeFileSync(join(folder, 'bad.yaml'), 'mock-qmp: 1\ntimelime: []\nthrottle: maybe\n');
			const {status, out} = program('validate', 'bad.yaml');
			return (
				status === 2 &&
				out ===
					'bad.yaml:2:1 a scenario has no member "timelime"; did you mean timeline?\n' +
						'bad.yaml:3:11 "maybe" is not on or off\n'
			);
		},
	],
	[
		'what show prints is a scenario that validate finds nothing wrong with',
		() => {
			writeFileSync(join(folder, 'shown.yaml'), program('show', 'disk-full').out);
			return program('validate', '--strict', 'shown.yaml').status === 0;
		},
	],
	[
		'schema prints the JSON Schema of the package',
		() =>
			program('schema').out ===
			readFileSync(join(ROOT, 'dist/scenarios/scenario.schema.json'), 'utf8'),
	],
	[
		'init writes a scenario and a test that passes, and writes over nothing',
		() => {
			const {status} = program('init');
			mkdirSync(join(folder, 'node_modules'));
			symlinkSync(ROOT, join(folder, 'node_modules/mock-qmp'));
			return (
				status === 0 &&
				readdirSync(folder).includes('scenario.yaml') &&
				program('validate', '--strict', 'scenario.yaml').status === 0 &&
				run(['--test']).status === 0 &&
				program('init').status === 2
			);
		},
	],
	[
		'an unknown scenario is told with the one that was meant',
		() => {
			const {status, err} = program('plan', 'guest-panik');
			return status === 2 && err.includes('did you mean guest-panic?');
		},
	],
];

let passed = 0;
for (const [title, holds] of CHECKS) {
	const isRight = holds();
	passed += isRight ? 1 : 0;
	process.stdout.write(`${isRight ? 'ok' : 'FAILED'}: ${title}\n`);
}

rmSync(folder, {recursive: true, force: true});
process.stdout.write(`${passed} passed, ${CHECKS.length - passed} failed\n`);
process.exitCode = passed === CHECKS.length ? 0 : 1;
