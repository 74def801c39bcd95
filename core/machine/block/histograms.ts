import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf} from '../command-table.ts';
import type {BlockBackend} from './block-backend.ts';
import type {HistogramKind} from './statistics.ts';

const KINDS: ReadonlyArray<readonly [HistogramKind, 'read' | 'write' | 'flush']> = [
	['rd', 'read'],
	['wr', 'write'],
	['flush', 'flush'],
];

/**
 * Sets the boundaries of a drive's histograms; empty ones, or none at all, end them (block/accounting.c,
 * `block_latency_histogram_set`).
 * @throws QmpError
 */
export const setHistograms = (
	backend: BlockBackend,
	args: ArgumentsOf<'block-latency-histogram-set'>,
): void => {
	const {id, boundaries} = args;
	const own = {
		read: args['boundaries-read'],
		write: args['boundaries-write'],
		flush: args['boundaries-flush'],
	};
	if (boundaries === undefined && Object.values(own).every(given => given === undefined)) {
		backend.histograms = {};
		return;
	}

	for (const [kind, name] of KINDS) {
		const wanted = own[name] ?? boundaries;
		if (wanted !== undefined && !isRising(wanted)) {
			throw new QmpError('GenericError', `Device '${id}' set ${name} boundaries fail`);
		}

		if (wanted !== undefined) {
			backend.histograms = {
				...backend.histograms,
				[kind]: wanted.length === 0 ? undefined : wanted,
			};
		}
	}
};

const isRising = (boundaries: readonly number[]): boolean =>
	boundaries.every((boundary, index) => boundary > (boundaries[index - 1] ?? 0));
