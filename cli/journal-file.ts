import {journalLine} from '../core/machine/journal.ts';
import {LineFile} from '../core/runtime/line-file.ts';
import {inShard} from '../server/fleet/shard-name.ts';
import type {MockQmp} from '../server/mock-qmp.ts';
import type {ServeConfig} from './config.ts';
import {tellError} from './exit.ts';

/** A machine whose journal is written down; each line tells its number, where it has one. */
export interface Journalled {
	readonly qmp: MockQmp;
	readonly index?: number;
}

/** Writes down all that happens from now on; a disk that fails is told once, and the run goes on. */
export const writeJournals = (
	machines: readonly Journalled[],
	{journalFile, shard}: ServeConfig,
): LineFile | undefined => {
	if (journalFile === undefined) {
		return undefined;
	}

	const path = inShard(journalFile, shard?.index ?? 0);
	const file = new LineFile(path, tellError);
	for (const {qmp, index} of machines) {
		const begin = index === undefined ? '{' : `{"machine":${index},`;
		qmp.journal.subscribe(entry => file.write(begin + journalLine(entry).slice(1)));
	}

	return file;
};
