import {objectFromPlain} from '../protocol/json-value.ts';
import {MockQmpError} from '../runtime/errors.ts';
import type {EventData, EventName} from './generated/qemu-7.2.ts';
import type {Schema} from './schema.ts';
import {validateObject} from './validate.ts';

/**
 * Checks that data is what the schema wants of an event.
 * @throws MockQmpError EVENT_DATA_INVALID
 */
export function assertEventData<E extends EventName>(
	schema: Schema,
	event: E,
	data: object | undefined,
): asserts data is EventData[E] & (object | undefined) {
	const type = schema.event(event)?.['arg-type'] ?? '';
	const problem = validateObject(schema, type, objectFromPlain(data ?? {}));
	if (problem !== undefined) {
		throw new MockQmpError('EVENT_DATA_INVALID', `data of ${event}: ${problem.message}`, {
			remedy: `the schema of QEMU says what members ${event} has, and of which types`,
			cause: problem,
		});
	}
}
