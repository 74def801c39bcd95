import {readPackedFile} from '../runtime/files.ts';

const FILE = 'core/schema/snapshots/qemu-7.2/trace-events.json.br';

/** The trace events that a QEMU was built with. */
export interface TraceEvents {
	readonly names: readonly string[];
	/** Those that each CPU has of its own. */
	readonly ofCpus: readonly string[];
	/** Those that cannot be switched on. */
	readonly unavailable: readonly string[];
}

const isTraceEvents = (value: unknown): value is TraceEvents =>
	typeof value === 'object' && value !== null && 'names' in value && 'unavailable' in value;

let loaded: TraceEvents | undefined;

/** The trace events of QEMU 7.2, as it listed them; read at the first use. */
export const traceEvents = (): TraceEvents => {
	if (loaded === undefined) {
		const parsed: unknown = JSON.parse(readPackedFile(FILE));
		loaded = isTraceEvents(parsed) ? parsed : {names: [], ofCpus: [], unavailable: []};
	}

	return loaded;
};
