import {fromPlain, objectFromPlain} from '../core/protocol/json-value.ts';
import type {EventMessage} from '../core/protocol/messages.ts';
import {MockQmpError} from '../core/runtime/errors.ts';
import type {Profile} from '../core/schema/profile.ts';
import {validateObject, validateValue} from '../core/schema/validate.ts';

const invalid = (what: string, cause: Error): MockQmpError =>
	new MockQmpError('REPLY_INVALID', `${what}: ${cause.message}`, {
		remedy: 'mock-qmp commands NAME and mock-qmp events NAME tell what members QEMU has there',
		cause,
	});

/** Checks return values against the schema. The check throws MockQmpError REPLY_INVALID. */
export const examineReply =
	({schema}: Profile) =>
	(command: string, value: unknown): void => {
		const type = schema.command(command)?.['ret-type'];
		const problem =
			type === undefined ? undefined : validateValue(schema, type, fromPlain(value), 'return');
		if (problem !== undefined) {
			throw invalid(`the reply to ${command}`, problem);
		}
	};

/** Checks events against the schema. The check throws MockQmpError REPLY_INVALID. */
export const examineEvent =
	(profile: Profile) =>
	({event, data}: EventMessage): void => {
		// What has another shape in this profile was checked in that of 7.2.
		const type = profile.reshapes(event) ? undefined : profile.schema.event(event)?.['arg-type'];
		const problem =
			type === undefined
				? undefined
				: validateObject(profile.schema, type, objectFromPlain(data ?? {}));
		if (problem !== undefined) {
			throw invalid(`the event ${event}`, problem);
		}
	};
