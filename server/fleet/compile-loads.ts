import {Random} from '../../core/runtime/random.ts';
import {compileLoad} from '../../scenarios/load/compile-load.ts';
import type {LoadPlan, MachineShare} from '../../scenarios/load/load-plan.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {MachineLedger} from '../ledger/machine-ledger.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {Fleet} from './fleet.ts';
import type {FleetLedger} from './fleet-ledger.ts';

/** The load of one machine, ready to be sent. */
export interface CompiledLoad {
	readonly qmp: MockQmp;
	readonly share: MachineShare;
	readonly random: Random;
	readonly plan: LoadPlan;
	readonly ledger: MachineLedger | undefined;
}

/** Compiles the load of a scenario for each machine of a fleet, and declares it in the ledger. */
export const compileLoads = (
	{load, params}: Scenario,
	{seed, members}: Fleet,
	book: FleetLedger | undefined,
): readonly CompiledLoad[] =>
	members.flatMap(({qmp, share, vars}) => {
		const random = new Random(seed).fork(share.index).fork('load');
		const {machine} = qmp;
		const plan = load && compileLoad(load, {machine, random, params, vars, share});
		if (plan === undefined) {
			return [];
		}

		const ledger = book?.of(qmp);
		ledger?.declare(plan);
		return [{qmp, share, random, plan, ledger}];
	});
