// Holds the package that is published to what its users rely on: what it packs, its types, what it leaves unused, and
// that it works in an empty project. Ends with "N passed, N failed".
import {strict as assert} from 'node:assert';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Suite} from '../helpers/suite.ts';
import {packAndInstall} from './installed.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TIMEOUT_MS = 120_000;

const base = mkdtempSync(join(tmpdir(), 'mock-qmp-package-'));
const {tarball, project, environment} = packAndInstall(ROOT, base);
const suite = new Suite();

/** Runs a command to its end; gives what it printed. */
const run = (cwd: string, command: string, ...args: readonly string[]): string => {
	const {status, stdout, stderr} = spawnSync(command, args, {
		cwd,
		env: environment,
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
	});
	assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
	return stdout;
};

const tool = (name: string): string => join(ROOT, 'node_modules/.bin', name);

const CONSUMER = `import {type EventData, startMockQmp} from 'mock-qmp';
import {startVirtual} from 'mock-qmp/testing';

const data: EventData['BALLOON_CHANGE'] = {actual: 1};
export const start = async (): Promise<string | undefined> => {
	await using qmp = await startMockQmp();
	qmp.emit('BALLOON_CHANGE', data);
	// @ts-expect-error the member is a number
	qmp.emit('BALLOON_CHANGE', {actual: 'much'});
	await (await startVirtual()).advance(1000);
	return qmp.addresses[0];
};
`;

await suite.check('publint finds nothing amiss', () => {
	assert.match(run(ROOT, tool('publint'), '--strict', tarball), /All good/);
});

await suite.check('the types are right for every way in which an ES module is imported', () => {
	run(ROOT, tool('attw'), tarball, '--profile', 'esm-only');
});

await suite.check('no export, file or dependency is unused', () => {
	run(ROOT, tool('knip'));
});

await suite.check('no test and no benchmark is packed', () => {
	const files = run(base, 'tar', '-tzf', tarball).trim().split('\n');
	assert.ok(files.includes('package/dist/cli/bundle/mock-qmp.js'));
	assert.deepEqual(
		files.filter(file => /dist\/(?:test|bench)\//.test(file)),
		[],
	);
});

await suite.check(
	'in an empty project the command says its version and lists its scenarios',
	() => {
		assert.match(run(project, 'mock-qmp', '--version'), /^\d+\.\d+\.\d+\n$/);
		assert.match(run(project, 'mock-qmp', 'list'), /^quorum-failure\b/m);
	},
);

await suite.check(
	'in an empty project TypeScript takes the types, and tells a wrong member',
	() => {
		writeFileSync(join(project, 'consumer.ts'), CONSUMER);
		run(
			project,
			tool('tsc'),
			...['--noEmit', '--strict', '--target', 'esnext', '--module', 'nodenext'],
			...['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')],
			'consumer.ts',
		);
	},
);

await suite.check(
	'in an empty project the library starts, emits and ends, and the process with it',
	() => {
		const program = `import {startMockQmp} from 'mock-qmp';
const qmp = await startMockQmp({scenarios: ['guest-panic'], speed: 'max'});
console.log(qmp.addresses[0]);
await qmp.close();`;
		writeFileSync(join(project, 'program.js'), program);
		assert.match(run(project, process.execPath, 'program.js'), /^tcp:127\.0\.0\.1:\d+\n$/);
	},
);

rmSync(base, {recursive: true, force: true});
suite.finish();
