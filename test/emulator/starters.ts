// QEMU's own Python package starts our binary as it starts the real one: its QEMUMachine prints the same of both.
import {fileURLToPath} from 'node:url';
import {PackageMissing, Packages} from '../clients/packages.ts';
import {runClient} from '../clients/real-client.ts';
import {MOCK, QEMU} from './programs.ts';

const PROGRAM = fileURLToPath(
	new URL('../../../test/emulator/programs/qemu_machine.py', import.meta.url),
);
const packages = new Packages();

const printedWith = (binary: string, library: string): Promise<string> =>
	runClient({
		file: 'python3',
		args: [PROGRAM, binary],
		env: {PYTHONPATH: library, PYTHONDONTWRITEBYTECODE: '1'},
	});

const judge = async (): Promise<string> => {
	try {
		const library = `${packages.source('qemu', ['python/qemu'])}/python`;
		const [ours, theirs] = [await printedWith(MOCK, library), await printedWith(QEMU, library)];
		if (ours === theirs && ours.includes('running True')) {
			return '1 passed, 0 failed';
		}

		process.stdout.write(`FAILED QEMUMachine\nmock\n${ours}\nQEMU\n${theirs}\n`);
		process.exitCode = 1;
		return '0 passed, 1 failed';
	} catch (error) {
		if (!(error instanceof PackageMissing)) {
			throw error;
		}

		process.stdout.write(`skipped: ${error.message}\n`);
		return '0 passed, 0 failed, 1 skipped';
	}
};

const line = await judge();
packages.close();
process.stdout.write(`${line}\n`);
