import type {Logger} from '../core/runtime/log.ts';

/** Logs what goes to a client or comes from it, at level trace. */
export const traceWire = (
	log: Logger,
	client: string,
	direction: '->' | '<-',
	bytes: Buffer | string,
): void => {
	if (log.isOn('trace')) {
		const text = bytes.toString('latin1').replace(/\r?\n$/, '');
		log.write('trace', `${direction} ${text}`, {client});
	}
};
