const SAFE = /^[\w@%+=:,./-]+$/;

const quoted = (word: string): string =>
	SAFE.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

const isSeed = (word: string): boolean => word === '--seed' || word.startsWith('--seed=');

/** The command line that makes a run again: the words as given, and the seed that it had. */
export const commandLine = (args: readonly string[], seed: string): string => {
	const words = args.some(isSeed) ? args : [...args, '--seed', seed];
	return ['mock-qmp', ...words].map(quoted).join(' ');
};

/** The words without some flags and their values. */
export const withoutFlags = (
	args: readonly string[],
	flags: readonly string[],
): readonly string[] =>
	args.filter((word, index) => {
		const before = args[index - 1] ?? '';
		return !flags.includes(word.replace(/=.*/s, '')) && !flags.includes(before);
	});
