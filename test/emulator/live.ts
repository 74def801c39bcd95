// The binary of ours beside QEMU's: the same refusals, and the same conduct as a process.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {CONDUCT} from './conduct.ts';
import {MOCK, type Outcome, QEMU, run} from './programs.ts';
import {REFUSED} from './refusals.ts';

const folder = mkdtempSync(join(tmpdir(), 'mock-qemu-'));
const counts = {passed: 0, failed: 0};

const report = (title: string, ours: unknown, theirs: unknown): void => {
	if (isDeepStrictEqual(ours, theirs)) {
		counts.passed += 1;
		return;
	}

	counts.failed += 1;
	const [mock, qemu] = [ours, theirs].map(value => JSON.stringify(value, null, '  '));
	process.stdout.write(`FAILED ${title}\n  mock ${mock}\n  QEMU ${qemu}\n`);
};

const refusal = (program: string, line: string): Outcome =>
	run(program, line.replaceAll('{folder}', folder).split(' '));

for (const line of REFUSED) {
	report(line, refusal(MOCK, line), refusal(QEMU, line));
}

for (const [title, conduct] of Object.entries(CONDUCT)) {
	try {
		report(title, await conduct(MOCK, folder), await conduct(QEMU, folder));
	} catch (error) {
		report(title, `${error}`, 'both to its end');
	}
}

rmSync(folder, {recursive: true, force: true});
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
