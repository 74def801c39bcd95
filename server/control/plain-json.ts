import {forJson} from '../../core/machine/journal.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object as JSON can say it: integers that readers would round are texts. */
export const plainJson = (value: object): Record<string, unknown> => {
	const plain: unknown = JSON.parse(JSON.stringify(value, forJson));
	return isRecord(plain) ? plain : {};
};
