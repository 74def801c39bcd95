import {slowSuite} from './cases-limits.ts';
import {type Endpoint, installedQemu, startMock, startQemu} from './endpoint.ts';
import type {Transcripts} from './play-case.ts';
import {SuitePlayer} from './play-suite.ts';
import {suites} from './suites.ts';
import type {WireSuite} from './wire-case.ts';

// Plays all cases against the installed QEMU and the mock, and compares what they answer byte by byte.
const LINE_LENGTH_MAX = 400;
const allSuites: readonly WireSuite[] = [...suites, slowSuite];

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const show = (line: string | undefined): string =>
	line === undefined
		? '(nothing)'
		: `${JSON.stringify(line.slice(0, LINE_LENGTH_MAX))}${line.length > LINE_LENGTH_MAX ? ` … ${line.length} bytes` : ''}`;

/** Prints the first line in which two transcripts differ. */
const printDifference = (client: number, qemu: string, mock: string): void => {
	const qemuLines = qemu.split('\r\n');
	const mockLines = mock.split('\r\n');
	const line = qemuLines.findIndex((text, index) => text !== mockLines[index]);
	const at = line < 0 ? qemuLines.length : line;
	print(`  client ${client}, line ${at + 1}`);
	print(`    QEMU  ${show(qemuLines[at])}`);
	print(`    mock  ${show(mockLines[at])}`);
};

const isSame = (title: string, qemu: Transcripts, mock: Transcripts): boolean => {
	const clients = qemu.length > mock.length ? qemu : mock;
	const different = [...clients.keys()].filter(client => qemu[client] !== mock[client]);
	if (different.length > 0) {
		print(`differs: ${title}`);
	}

	for (const client of different) {
		printDifference(client, qemu[client] ?? '', mock[client] ?? '');
	}

	return different.length === 0;
};

/** The number of cases of a suite in which the two differ. */
const compareSuite = async ({name, cases}: WireSuite): Promise<number> => {
	const starts: readonly (() => Endpoint)[] = [() => startQemu(), startMock];
	const players = starts.map(start => new SuitePlayer(start));
	let failed = 0;
	for (const wireCase of cases) {
		const [qemu = [], mock = []] = await Promise.all(players.map(player => player.play(wireCase)));
		failed += isSame(`${name}: ${wireCase.title}`, qemu, mock) ? 0 : 1;
	}

	await Promise.all(players.map(player => player.close()));
	return failed;
};

const total = allSuites.reduce((sum, {cases}) => sum + cases.length, 0);
const version = installedQemu();
if (version === undefined) {
	print('qemu-system-x86_64 is not installed');
	print(`0 passed, 0 failed, ${total} skipped`);
} else {
	print(`the mock beside ${version}`);
	let failed = 0;
	for (const suite of allSuites) {
		failed += await compareSuite(suite);
	}

	print(`${total - failed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}
