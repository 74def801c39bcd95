// The examples for Node's test frameworks, as a reader would try them: in a folder of their own, with the packed
// package and the frameworks installed. Ends with "N passed, N failed".
import {strict as assert} from 'node:assert';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Suite} from '../helpers/suite.ts';
import {pack} from '../package/installed.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FRAMEWORKS = ['node-test', 'ava', 'vitest', 'jest'];
const TIMEOUT_MS = 180_000;

const base = mkdtempSync(join(tmpdir(), 'mock-qmp-examples-'));
const folder = join(base, 'node');
const suite = new Suite();

const npm = (...args: readonly string[]): void => {
	const {status, stdout, stderr} = spawnSync('npm', args, {
		cwd: folder,
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
	});
	assert.equal(status, 0, `npm ${args.join(' ')}\n${stdout}${stderr}`);
};

cpSync(join(ROOT, 'examples/node'), folder, {recursive: true});
await suite.check('the examples can be installed', () => {
	npm('install', '--no-audit', '--no-fund', pack(ROOT, base));
});
for (const framework of FRAMEWORKS) {
	await suite.check(`the example for ${framework} passes`, () => npm('run', framework));
}

rmSync(base, {recursive: true, force: true});
suite.finish();
