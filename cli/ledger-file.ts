import {ByteFile} from '../core/runtime/byte-file.ts';
import type {Fleet} from '../server/fleet/fleet.ts';
import {FleetLedger} from '../server/fleet/fleet-ledger.ts';
import type {ServeConfig} from './config.ts';
import {explain} from './exit.ts';

/** Begins the ledger of some machines, if it is wanted; a disk that fails is told once, and the run goes on. */
export const openLedger = (
	machines: Pick<Fleet, 'seed' | 'clock' | 'members'>,
	{ledgerFile, shard}: ServeConfig,
): FleetLedger | undefined => {
	if (ledgerFile === undefined) {
		return undefined;
	}

	const file = new ByteFile(ledgerFile, error => process.stderr.write(`${explain(error)}\n`));
	return new FleetLedger(file, machines, shard);
};
