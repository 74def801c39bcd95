import {describeCommand, describeEvent} from '../../core/schema/describe.ts';
import {loadProfile} from '../../core/schema/profile.ts';

const names = (
	members: ReadonlyArray<{readonly name: string; readonly isOptional: boolean}> = [],
) => members.map(({name, isOptional}) => `\`${name}${isOptional ? '?' : ''}\``).join(', ');

export const MADE = '<!-- Made by `npm run generate`. Not edited by hand. -->';

/** The text of docs/reference/events.md. */
export const eventsPage = (): string => {
	const profile = loadProfile('latest');
	const rows = [...profile.schema.eventNames].sort().map(name => {
		const event = describeEvent(profile, name);
		const key = event?.rateLimit?.key;
		const limit = event?.rateLimit ? `one a second${key ? ` for each \`${key}\`` : ''}` : '';
		return `| ${name} | ${names(event?.members)} | ${limit} | ${event?.since ?? ''} |`;
	});
	return [
		'# Events',
		'',
		MADE,
		'',
		'Those of profile `latest`: 7.2 has all but those for which a version is named. `mock-qmp events NAME` tells the',
		'types; `mock-qmp generate NAME` makes one; each can be emitted without data, which are generated then.',
		'',
		'| event | data | rate limit | only in |',
		'|---|---|---|---|',
		...rows,
		'',
	].join('\n');
};

/** The text of docs/reference/commands.md. */
export const commandsPage = (): string => {
	const profile = loadProfile();
	const rows = profile.commands
		.map(({name}) => name)
		.sort()
		.map(name => {
			const {members} = describeCommand(profile, name)?.arguments ?? {};
			return `| ${name} | ${names(members)} |`;
		});
	return [
		'# Commands',
		'',
		MADE,
		'',
		'Those of QEMU 7.2. Arguments of all are checked as QEMU does. `mock-qmp commands` tells which are carried out, and',
		'what the others are answered; `mock-qmp commands NAME` tells the types.',
		'',
		'| command | arguments |',
		'|---|---|',
		...rows,
		'',
	].join('\n');
};
