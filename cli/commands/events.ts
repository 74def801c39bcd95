import {suggest} from '../../core/runtime/closest.ts';
import {MockQmpError} from '../../core/runtime/errors.ts';
import {type DescribedEvent, describeEvent, memberLines} from '../../core/schema/describe.ts';
import {loadProfile} from '../../core/schema/profile.ts';

/** What to tell of. */
export interface VocabularyOptions {
	/** One event or command; all when left out. */
	readonly name: string | undefined;
	readonly qemu: string | undefined;
	readonly isJson: boolean;
}

const limitText = ({rateLimit}: DescribedEvent): string => {
	if (rateLimit === null) {
		return '';
	}

	return rateLimit.key === null ? 'one a second' : `one a second for each ${rateLimit.key}`;
};

const eventText = (event: DescribedEvent): string => {
	const remarks = [limitText(event), event.since === undefined ? '' : `QEMU ${event.since}`];
	const told = remarks.filter(remark => remark !== '').join('; ');
	return [`${event.name}${told === '' ? '' : `  (${told})`}`, ...memberLines(event)].join('\n');
};

/** Prints the events of a profile, or one of them with its members. */
export const events = ({name, qemu, isJson}: VocabularyOptions): void => {
	const profile = loadProfile(qemu);
	const names = [...profile.schema.eventNames].sort();
	const wanted = name === undefined ? names : names.filter(known => known === name);
	if (name !== undefined && wanted.length === 0) {
		throw new MockQmpError('OPTION_INVALID', `QEMU ${profile.name} has no event "${name}"`, {
			remedy: suggest(name, names),
		});
	}

	const described = wanted.flatMap(event => describeEvent(profile, event) ?? []);
	const text = name === undefined ? wanted.join('\n') : described.map(eventText).join('\n');
	const json = JSON.stringify(name === undefined ? described : described[0]);
	process.stdout.write(`${isJson ? json : text}\n`);
};
