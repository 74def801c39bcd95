import type {FaultAction, FaultActionOf} from '../core/faults/fault-action.ts';

const isDelay = (action: FaultAction): action is FaultActionOf<'delay-greeting'> =>
	action.kind === 'delay-greeting';

/** What happens to a newcomer, apart from what happens to its greeting. */
export const splitGreeting = (
	actions: readonly FaultAction[],
): {
	readonly delay: FaultActionOf<'delay-greeting'> | undefined;
	readonly others: readonly FaultAction[];
} => ({
	delay: actions.find(isDelay),
	others: actions.filter(action => !isDelay(action)),
});
