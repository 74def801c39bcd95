import {builtinCommands} from '../../core/machine/commands/catalog.ts';
import {suggest} from '../../core/runtime/closest.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {
	type DescribedCommand,
	describeCommand,
	memberLines,
	typeText,
} from '../../core/schema/describe.ts';
import {loadProfile, type Profile} from '../../core/schema/profile.ts';
import type {VocabularyOptions} from './events.ts';

/** What a client gets: `made up` is what the schema allows, and nothing happens. */
type Answer = 'carried out' | 'recorded' | 'made up';

const answerOf = (profile: Profile, command: string): Answer => {
	// The session itself carries out the negotiation.
	if (command === 'qmp_capabilities' || builtinCommands.some(({name}) => name === command)) {
		return 'carried out';
	}

	return profile.replies.has(command) ? 'recorded' : 'made up';
};

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

	const described = wanted.flatMap(command => {
		const told = describeCommand(profile, command);
		return told === undefined ? [] : [{...told, answer: answerOf(profile, command)}];
	});
	const width = Math.max(...wanted.map(command => command.length));
	const list = wanted.map(command => `${command.padEnd(width)}  ${answerOf(profile, command)}`);
	const text = name === undefined ? list.join('\n') : described.map(commandText).join('\n');
	const json = JSON.stringify(name === undefined ? described : described[0]);
	process.stdout.write(`${isJson ? json : text}\n`);
};
