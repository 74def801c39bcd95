import {basename} from 'node:path';
import {optionNames} from '../../core/machine/command-line/given-options.ts';
import {readPackageFile} from '../../core/runtime/files.ts';
import {loadProfile, type Profile} from '../../core/schema/profile.ts';
import type {Environment} from '../settings.ts';
import type {Question} from './process-options.ts';

/** The first line of QEMU's `-version`, by which managers know what they have, then who really speaks. */
const versionText = ({greeting}: Profile): string => {
	const {qemu, package: packaged} = greeting.QMP.version;
	const version = `${qemu.major}.${qemu.minor}.${qemu.micro}`;
	const {version: own}: {readonly version: string} = JSON.parse(readPackageFile('../package.json'));
	return (
		`QEMU emulator version ${version}${packaged === '' ? '' : ` (${packaged})`}\n` +
		`mock-qmp ${own} stands in for it\n`
	);
};

const VARIABLES: ReadonlyArray<readonly [string, string]> = [
	['MOCK_QMP_SCENARIO', 'what happens: a built-in scenario or a file'],
	['MOCK_QMP_MOCK_COMMANDS=1', 'QMP commands of our own, such as x-mock-emit'],
	['MOCK_QMP_DROP_IN', 'folder with a scenario NAME.yaml for each machine; /etc/mock-qmp'],
	['MOCK_QMP_…', 'any other flag of mock-qmp serve; {name} in it is the name of the machine'],
];

/** What `-help` prints: the options that QEMU has, and what only we have. */
const helpText = (profile: Profile): string => {
	const program = basename(process.argv[1] ?? 'qemu-system-x86_64', '.js');
	const options = optionNames().map(([name, takesValue]) => `-${name}${takesValue ? ' …' : ''}`);
	return [
		versionText(profile).trimEnd(),
		`usage: ${program} [options] [disk_image]`,
		'',
		'Takes the options of qemu-system-x86_64 and behaves as that process, without running any guest:',
		...options.map(option => `  ${option}`),
		'  --lenient  options that QEMU does not know are passed over',
		'',
		'What happens to the guest is said by variables:',
		...VARIABLES.map(([name, meaning]) => `  ${name.padEnd(26)}${meaning}`),
		'',
	].join('\n');
};

const textOf = async (question: Question, profile: Profile): Promise<string> => {
	if (question === 'help' || question === 'version') {
		return question === 'help' ? helpText(profile) : versionText(profile);
	}

	const {helpList} = await import('./help-lists.ts');
	return helpList(question, profile);
};

/** Prints what the command line asks for instead of a machine. Gives the exit code. */
export const answer = async (question: Question, environment: Environment): Promise<number> => {
	const profile = loadProfile(environment.MOCK_QMP_QEMU);
	// Whoever reads what we print may have left.
	process.stdout.on('error', () => {});
	process.stdout.write(await textOf(question, profile));
	return 0;
};
