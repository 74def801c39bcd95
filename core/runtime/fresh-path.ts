import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** The path of a socket that nobody else has: in the folder of temporary files, in no folder of its own. */
export const freshSocketPath = (suffix = ''): string =>
	join(tmpdir(), `mock-qmp-${process.getBuiltinModule('node:crypto').randomUUID()}${suffix}.sock`);
