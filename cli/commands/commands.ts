import {suggest} from '../../core/runtime/closest.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {
	type DescribedCommand,
	describeCommand,
	memberLines,
	typeText,
} from '../../core/schema/describe.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import type {VocabularyOptions} from './events.ts';

const commandText = ({name, allowsOob, arguments: args, returns}: DescribedCommand): string =>
	[
		`${name}${allowsOob ? '  (out of band too)' : ''}`,
		...memberLines(args),
		`returns ${typeText(returns)}`,
		...memberLines(returns),
	].join('\n');

/** Prints the commands of a profile, or one of them with its arguments and return value. */
export const commands = ({name, qemu, isJson}: VocabularyOptions): void => {
	const profile = loadProfile(qemu);
	const names = profile.commands.map(command => command.name).sort();
	const wanted = name === undefined ? names : names.filter(known => known === name);
	if (name !== undefined && wanted.length === 0) {
		throw new MockQmpError('OPTION_INVALID', `QEMU ${profile.name} has no command "${name}"`, {
			remedy: suggest(name, names),
		});
	}

	const described = wanted.flatMap(command => describeCommand(profile, command) ?? []);
	const text = name === undefined ? wanted.join('\n') : described.map(commandText).join('\n');
	const json = JSON.stringify(name === undefined ? described : described[0]);
	process.stdout.write(`${isJson ? json : text}\n`);
};
