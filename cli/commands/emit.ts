import {askControl, type ControlTarget} from '../../server/control/control-client.ts';
import {readPairs} from '../flag-values.ts';

/** Which event, on which machines. */
export interface EmitOptions {
	readonly target: ControlTarget;
	/** A number, a name or `all`. */
	readonly machines: string;
	readonly event: string;
	/** KEY=VALUE. */
	readonly pairs: readonly string[];
	/** Nothing is made up: what is given is all. */
	readonly isStrict: boolean;
	/** The run state does not follow. */
	readonly isStateless: boolean;
	/** It goes out as it is given, be it one that QEMU does not have. */
	readonly isUnchecked: boolean;
}

/**
 * Has machines of a running mock tell of an event, and prints what each has told, a line of JSON each.
 * @throws MockQmpError OPTION_INVALID, CLIENT_FAILED
 */
export const emit = async (options: EmitOptions): Promise<void> => {
	const {target, machines, event, pairs, isStrict, isStateless, isUnchecked} = options;
	const answer = await askControl(target, {
		method: 'POST',
		path: `/v1/machines/${encodeURIComponent(machines)}/events`,
		body: {
			event,
			data: readPairs(pairs),
			strict: isStrict,
			stateless: isStateless,
			unchecked: isUnchecked,
		},
	});
	const {results} = Object(answer);
	for (const told of Array.isArray(results) ? results : []) {
		process.stdout.write(`${JSON.stringify(told)}\n`);
	}
};
