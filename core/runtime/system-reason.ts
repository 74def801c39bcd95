import {getSystemErrorMap} from 'node:util';
import {systemErrorCode} from './errors.ts';

/** Words of the C library that are not those of libuv. */
const WORDS: Readonly<Record<string, string>> = {
	EADDRNOTAVAIL: 'Cannot assign requested address',
	ENOTFOUND: 'Name or service not known',
};

/** What the C library calls an error of the operating system, as programs written in C print it. */
export const systemReason = (error: unknown): string => {
	const code = systemErrorCode(error);
	const [, text = String(error)] =
		[...getSystemErrorMap().values()].find(([name]) => name === code) ?? [];
	return WORDS[code ?? ''] ?? `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
};
