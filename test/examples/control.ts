// The examples that steer a mock through its control API, as their readers would run them, with the packed package
// installed: pytest, go test and a shell script. Each also fails when its manager is wrong. Ends with
// "N passed, N failed".
import {strict as assert} from 'node:assert';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Suite} from '../helpers/suite.ts';
import {packAndInstall} from '../package/installed.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TIMEOUT_MS = 120_000;

interface Example {
	readonly folder: string;
	readonly command: readonly [string, ...string[]];
	/** What a good run prints. */
	readonly good: RegExp;
	readonly manager: string;
	/** The line without which the manager is wrong. */
	readonly line: RegExp;
}

const EXAMPLES: readonly Example[] = [
	{
		folder: 'python',
		// Debian's, which has Debian's pytest.
		command: ['/usr/bin/python3', '-m', 'pytest', '-q', '--color=no', '-p', 'no:cacheprovider'],
		good: /^4 passed/m,
		manager: 'manager.py',
		line: /^.*"system_reset".*\n/m,
	},
	{
		folder: 'go',
		command: ['go', 'test', '-count=1', '-v', './...'],
		good: /^--- PASS: TestPanickedGuestRunsAgain[\s\S]*^ok\s/m,
		manager: 'manager.go',
		line: /^.*"system_reset".*\n/m,
	},
	{
		folder: 'shell',
		command: ['./test.sh'],
		good: /^ok - a guest[\s\S]*^ok - a whole scenario/m,
		manager: 'manager.sh',
		line: /^.*execute cont\n/m,
	},
];

const base = mkdtempSync(join(tmpdir(), 'mock-qmp-control-'));
const {environment} = packAndInstall(ROOT, base);
const suite = new Suite();

const run = ({folder, command: [program, ...args]}: Example) => {
	const {status, stdout, stderr} = spawnSync(program, args, {
		cwd: join(base, folder),
		env: {
			...environment,
			GOFLAGS: '-mod=mod',
			GOCACHE: join(base, 'go-cache'),
			GOTOOLCHAIN: 'local',
		},
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
	});
	return {status, output: `${stdout}${stderr}`};
};

for (const example of EXAMPLES) {
	const {folder, good, manager, line} = example;
	cpSync(join(ROOT, 'examples', folder), join(base, folder), {recursive: true});
	await suite.check(`the example for ${folder} passes`, () => {
		const {status, output} = run(example);
		assert.equal(status, 0, output);
		assert.match(output, good);
	});
	await suite.check(`and fails, for ${folder}, when the manager leaves a command out`, () => {
		const file = join(base, folder, manager);
		writeFileSync(file, readFileSync(file, 'utf8').replace(line, ''));
		assert.notEqual(run(example).status, 0);
	});
}

rmSync(base, {recursive: true, force: true});
suite.finish();
