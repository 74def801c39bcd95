import {fileURLToPath} from 'node:url';

/** Command, arguments as JSON text, and QEMU's reply. */
export type RecordedCall = readonly [string, string, string];

/** The file of what QEMU answered to invalid calls. */
export const RECORDING = fileURLToPath(
	new URL('../../../test/schema/recorded/qemu-7.2.json', import.meta.url),
);
