import type {Microseconds} from '../../core/runtime/clock.ts';
import {Random} from '../../core/runtime/random.ts';
import {compileLoad} from '../../scenarios/load/compile-load.ts';
import type {LoadEvent} from '../../scenarios/load/load-plan.ts';
import {LoadStream} from '../../scenarios/load/load-stream.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {MachineLedger} from '../ledger/machine-ledger.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {Fleet} from './fleet.ts';
import type {FleetLedger} from './fleet-ledger.ts';

/** The load of one machine, ready to be sent. */
export interface CompiledLoad {
	readonly qmp: MockQmp;
	readonly stream: LoadStream;
	readonly ledger: MachineLedger | undefined;
}

/** Compiles the load of a scenario for each machine of a fleet, to begin at `zero`, and declares it in the ledger. */
export const compileLoads = (
	{load, params}: Scenario,
	{seed, members}: Fleet,
	{zero, book}: {readonly zero: Microseconds; readonly book: FleetLedger | undefined},
): readonly CompiledLoad[] => {
	const known = new Map<string, LoadEvent>();
	return members.flatMap(({qmp, share, vars}) => {
		const random = new Random(seed).fork(share.index).fork('load');
		const {machine} = qmp;
		const plan = load && compileLoad(load, {machine, random, params, vars, share, known});
		if (plan === undefined) {
			return [];
		}

		const ledger = book?.of(qmp);
		ledger?.declare(plan);
		return [{qmp, stream: new LoadStream(plan, share, random, zero), ledger}];
	});
};
