import type {Random} from '../../core/runtime/random.ts';
import type {Expression} from '../expressions/expressions.ts';
import type {Trigger} from '../trigger.ts';
import {type Frame, scopeOf} from './frame.ts';
import type {Wait} from './thread.ts';
import type {Script} from './walker.ts';

/** Waits for a trigger, or for an expression to become true, which is looked at whenever anything happens. */
export const conditionOf = (
	condition: Trigger | Expression,
	frame: Frame,
	random: Random,
	script: Script,
): Wait => {
	if ('kind' in condition) {
		return {
			kind: 'signal',
			subscribe: resume =>
				script.signals.watch(condition, ({kind, name, data}) => {
					if (kind === 'event') {
						frame.event = {name, data};
					}

					resume();
				}),
		};
	}

	const isTrue = (): boolean => condition.evaluate(scopeOf(frame, random, script)) === true;
	return {
		kind: 'signal',
		subscribe(resume) {
			if (isTrue()) {
				resume();
				return () => {};
			}

			return script.signals.listen(() => {
				if (isTrue()) {
					resume();
				}
			});
		},
	};
};
