const VOLATILE = '<volatile>';
// Names that QEMU gives to nodes end with two digits of chance.
const AUTO_NAME = /#block(\d+)\d\d(?!\d)/g;

const isContainer = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** Replaces the values that a path leads to. */
const blank = (value: unknown, path: readonly string[]): void => {
	const [step = '', ...rest] = path;
	if (!isContainer(value)) {
		return;
	}

	const members = step === '*' ? Object.keys(value) : [step].filter(name => name in value);
	for (const member of members) {
		if (rest.length === 0) {
			value[member] = VOLATILE;
		} else {
			blank(value[member], rest);
		}
	}
};

/** A message as text without what differs from run to run: stamp, id, folder and the volatile members. */
export const normalise = (line: string, folder: string, volatile: readonly string[]): string => {
	const message: unknown = JSON.parse(
		line.replaceAll(folder, '$DIR').replaceAll(AUTO_NAME, '#block$1??'),
	);
	if (isContainer(message)) {
		for (const member of ['timestamp', 'id']) {
			delete message[member];
		}
	}

	for (const path of volatile) {
		blank(message, path.split('.'));
	}

	return JSON.stringify(message);
};
