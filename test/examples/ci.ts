// The examples of continuous integration: their files are what their readers take them for, and what they run, runs.
// Ends with "N passed, N failed".
import {strict as assert} from 'node:assert';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse, parseAllDocuments} from 'yaml';
import {loadProfile} from '../../core/schema/profile.ts';
import {readScenario} from '../../scenarios/parse.ts';
import {Suite} from '../helpers/suite.ts';
import {packAndInstall} from '../package/installed.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples/ci');
const TIMEOUT_MS = 60_000;

const base = mkdtempSync(join(tmpdir(), 'mock-qmp-ci-'));
const installed = packAndInstall(ROOT, base);
const suite = new Suite();

const textOf = (file: string): string => readFileSync(join(EXAMPLES, file), 'utf8');

const run = (command: string, args: readonly string[], cwd = EXAMPLES): string => {
	const {status, stdout, stderr} = spawnSync(command, args, {
		cwd,
		env: installed.environment,
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
	});
	assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
	return `${stdout}${stderr}`;
};

/** A copy of the examples in which the package is installed. */
const folder = join(base, 'ci');
cpSync(EXAMPLES, folder, {recursive: true});
symlinkSync(installed.modules, join(folder, 'node_modules'));

const workflow = parse(textOf('workflow.yaml'));
const [configMap, pod] = parseAllDocuments(textOf('pod.yaml')).map(document => document.toJSON());

/** Waits for what runs behind it, so that nothing of a step is left. */
const step = (script: string): string => run('bash', ['-eo', 'pipefail', '-c', script], folder);

await suite.check('the compose file is one', () => {
	run('docker-compose', ['--file', 'compose.yaml', 'config', '--quiet']);
});

await suite.check('the workflow is one', () => {
	run(join(ROOT, 'node_modules/.bin/action-validator'), ['workflow.yaml']);
});

const verdict = workflow.jobs.verdict.steps.find(({name}: {name?: string}) => name !== undefined);

await suite.check('the step of the workflow passes with a manager that is right', () => {
	step(verdict.run);
	assert.match(readFileSync(join(folder, 'mock-qmp.xml'), 'utf8'), /tests="2" failures="0"/);
});

await suite.check('and fails with one that is wrong, at the line of the expectation', () => {
	const script = verdict.run.replace(
		'node manager.js',
		'grep -v cont manager.js > m.mjs; node m.mjs',
	);
	rmSync(join(folder, 'ready'), {force: true});
	assert.throws(
		() => step(`export GITHUB_ACTIONS=true; ${script}`),
		/::error file=\.\/panic\.yaml,line=10/,
	);
});

await suite.check(
	'the scenario of the pod has no fault, and its container does what it says',
	() => {
		const text = configMap.data['panic.yaml'];
		const {problems} = readScenario(text, 'pod.yaml', loadProfile().schema);
		assert.deepEqual(problems, []);
		const [mock] = pod.spec.containers;
		assert.deepEqual(
			mock.args.map((word: string) => word.replace(/^unix:.*/, 'unix:…')),
			['--scenario', './panic.yaml', '--listen', 'unix:…', '--exit'],
		);
		step(`mock-qmp --listen unix:qmp.sock &
		trap 'kill %1; wait' EXIT
		until ${mock.readinessProbe.exec.command.join(' ').replace(/unix:\S*/, 'unix:qmp.sock')}; do sleep 0.1; done`);
	},
);

await suite.check('the recipe for testcontainers can be read', () => {
	run(process.execPath, ['--check', 'testcontainers.test.js']);
});

rmSync(base, {recursive: true, force: true});
suite.finish();
