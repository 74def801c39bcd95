import type {ChardevSpec} from '../machine-options.ts';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
	value === true ? 'on' : value === false ? 'off' : String(value);

/** The members of a backend as an option has them: those of an address stand beside the rest. */
const flattened = (members: Members): Record<string, string> => {
	const texts: Record<string, string> = {};
	for (const [name, value] of Object.entries(members)) {
		if (isMembers(value)) {
			Object.assign(texts, flattened(isMembers(value.data) ? value.data : value));
		} else {
			texts[name] = textOf(value);
		}
	}

	return texts;
};

/** A character device from the arguments of chardev-add. A socket there listens unless it is told otherwise. */
export const specFromBackend = (
	id: string,
	{type, data}: {readonly type: string; readonly data?: unknown},
): ChardevSpec => {
	const properties = isMembers(data) ? flattened(data) : {};
	return {
		id,
		backend: type,
		properties: type === 'socket' ? {server: 'on', ...properties} : properties,
	};
};
