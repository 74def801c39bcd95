import {installedQemu, startQemu} from './endpoint.ts';
import {SuitePlayer} from './play-suite.ts';
import {AnswerBook} from './recording.ts';
import {suites} from './suites.ts';

// Writes anew what the installed QEMU answers to all cases.
const record = async (): Promise<void> => {
	const book = new AnswerBook();
	let count = 0;
	for (const suite of suites) {
		const player = new SuitePlayer(() => startQemu());
		for (const wireCase of suite.cases) {
			book.put(suite.name, wireCase.title, await player.play(wireCase));
			count += 1;
		}

		await player.close();
	}

	book.write();
	process.stdout.write(`${count} cases recorded\n`);
};

const version = installedQemu();
if (version?.includes('version 7.2') === true) {
	await record();
} else {
	process.stdout.write(`QEMU 7.2 is wanted, not ${version ?? 'none'}\n`);
	process.exitCode = 1;
}
