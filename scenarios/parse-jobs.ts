import type {Node} from 'yaml';
import type {JobRule} from '../core/machine/machine-options.ts';
import {parseSize} from '../core/runtime/quantity.ts';
import {asBoolean, asText, type YamlReader} from './yaml-node.ts';

const ERRORS: Readonly<Record<string, string>> = {
	EIO: 'Input/output error',
	ENOSPC: 'No space left on device',
	EACCES: 'Permission denied',
	ENOMEM: 'Cannot allocate memory',
};

const MEMBERS = ['job', 'rate', 'ready', 'fail-at', 'operation', 'error', 'lasting'] as const;

const asSize = (value: unknown): number | undefined => parseSize(String(value));

const asOperation = (value: unknown): 'read' | 'write' | undefined =>
	value === 'read' || value === 'write' ? value : undefined;

const asError = (value: unknown): string | undefined => ERRORS[asText(value) ?? ''];

const parseRule = (reader: YamlReader, node: Node): JobRule => {
	const members = reader.members(node, MEMBERS, 'a rule of jobs');
	const at = reader.scalar(members.get('fail-at'), asSize, 'a size such as 16MiB');
	const error = reader.scalar(
		members.get('error'),
		asError,
		`one of ${Object.keys(ERRORS).join(', ')}`,
	);
	const operation = reader.scalar(members.get('operation'), asOperation, 'read or write');
	const isLasting = reader.scalar(members.get('lasting'), asBoolean, 'true or false');
	return {
		job: reader.scalar(members.get('job'), asText, 'the id of a job'),
		rate: reader.scalar(members.get('rate'), asSize, 'bytes a second such as 20MiB'),
		isEverReady: reader.scalar(members.get('ready'), asBoolean, 'true or false') ?? true,
		fail:
			at === undefined
				? undefined
				: {
						at,
						operation: operation ?? 'write',
						error: error ?? 'Input/output error',
						isLasting: isLasting ?? false,
					},
	};
};

/** Reads what a `machine:` block says of its jobs: a list, of which the first rule for a job counts. */
export const parseJobs = (reader: YamlReader, node: Node): readonly JobRule[] =>
	reader.items(node, 'jobs').map(item => parseRule(reader, item));
