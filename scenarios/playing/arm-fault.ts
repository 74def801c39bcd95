import type {FaultPlan} from '../../core/faults/fault-plan.ts';
import type {Fault} from '../../core/faults/parse-fault.ts';
import type {Random} from '../../core/runtime/random.ts';

/** Puts a fault in force; in a reaction to a command it strikes the client that asked, unless it says whom. */
export const armFault = (
	faults: FaultPlan,
	fault: Fault,
	{random, client}: {readonly random: Random; readonly client: string | undefined},
): void => {
	const {moment} = fault.kind;
	const isOfClient = moment === 'message' || moment === 'client';
	const {scope} = fault;
	const isFree = scope.client === undefined && scope.monitor === undefined;
	const aimed =
		isOfClient && isFree && client !== undefined ? {...fault, scope: {...scope, client}} : fault;
	faults.arm(aimed, {random});
};
