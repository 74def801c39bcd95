import {ByteFile} from '../core/runtime/byte-file.ts';
import {fileExists} from '../core/runtime/files.ts';
import {readChunks} from '../core/runtime/read-chunks.ts';
import type {Fleet} from '../server/fleet/fleet.ts';
import {FleetLedger} from '../server/fleet/fleet-ledger.ts';
import {inShard, namesShard, partName} from '../server/fleet/shard-name.ts';
import {MAGIC} from '../server/ledger/ledger-format.ts';
import {readLedgerRun} from '../server/ledger/ledger-reader.ts';
import type {ServeConfig} from './config.ts';
import {tellError} from './exit.ts';

/** Begins the ledger of some machines, if it is wanted; a disk that fails is told once, and the run goes on. */
export const openLedger = (
	machines: Pick<Fleet, 'seed' | 'clock' | 'members'>,
	{ledgerFile, shard}: ServeConfig,
): FleetLedger | undefined => {
	if (ledgerFile === undefined) {
		return undefined;
	}

	const path = inShard(ledgerFile, shard?.index ?? 0);
	const file = new ByteFile(path, tellError);
	return new FleetLedger(file, machines, shard);
};

/**
 * Whether a file is a ledger, by how it begins.
 * @throws MockQmpError FILE_UNREADABLE
 */
export const isLedger = (path: string): boolean => {
	for (const chunk of readChunks(path)) {
		return chunk.subarray(0, MAGIC.length - 1).equals(MAGIC.subarray(0, -1));
	}

	return false;
};

/**
 * The files that a name given to an audit stands for: itself, or where several processes have written a ledger under
 * that name, their parts. How many there must be, the first of them tells.
 */
export const partsOf = (path: string): readonly string[] => {
	const pattern = partName(path);
	const first = inShard(pattern, 0);
	if ((!namesShard(path) && fileExists(path)) || !fileExists(first) || !isLedger(first)) {
		return [path];
	}

	const {count} = readLedgerRun(first)?.shard ?? {count: 1};
	return Array.from({length: count}, (_, index) => inShard(pattern, index));
};
