import {later, type Microseconds} from '../core/runtime/clock.ts';
import type {Random} from '../core/runtime/random.ts';
import type {Step, Verb} from './scenario.ts';

/** Something to do at an instant. */
export interface Action {
	readonly due: Microseconds;
	readonly verb: Exclude<Verb, {kind: 'parallel'}>;
	/** The stream of chance of this one occurrence. */
	readonly random: Random;
}

/** Actions in the order of their instants; ends with the instant at which the last is over. */
export type Walk = Generator<Action, Microseconds, void>;

/**
 * Walks a timeline. Schedules count from the due time of the step before, so what the outside does moves nothing;
 * delays are drawn when a step's turn comes, each step from a stream of its own.
 */
export function* walk(steps: readonly Step[], zero: Microseconds, random: Random): Walk {
	let now = zero;
	for (const step of steps) {
		const stream = random.fork(step.id);
		const from = step.due.kind === 'at' ? zero : now;
		now = later(from, step.due.delay.draw(stream.fork('due')));
		for (let occurrence = 0; occurrence < step.times; occurrence++) {
			if (occurrence > 0) {
				now = later(now, step.every.draw(stream.fork(`every/${occurrence}`)));
			}

			now = yield* perform(step.verb, now, stream.fork(occurrence));
		}
	}

	return now;
}

function* perform(verb: Verb, now: Microseconds, random: Random): Walk {
	if (verb.kind === 'parallel') {
		return yield* merge(
			verb.branches.map((branch, index) => walk(branch, now, random.fork(index))),
			now,
		);
	}

	yield {due: now, verb, random};
	return now;
}

interface Branch {
	readonly walk: Walk;
	action: Action;
}

/** Walks several branches side by side; at one instant the branch that was named first goes first. */
function* merge(walks: readonly Walk[], zero: Microseconds): Walk {
	let end = zero;
	const branches: Branch[] = [];
	for (const branch of walks) {
		const first = branch.next();
		if (first.done) {
			end = Math.max(end, first.value);
		} else {
			branches.push({walk: branch, action: first.value});
		}
	}

	while (branches.length > 0) {
		const next = branches.reduce((best, branch) =>
			branch.action.due < best.action.due ? branch : best,
		);
		yield next.action;
		const following = next.walk.next();
		if (following.done) {
			end = Math.max(end, following.value);
			branches.splice(branches.indexOf(next), 1);
		} else {
			next.action = following.value;
		}
	}

	return end;
}
