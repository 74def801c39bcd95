import type {Node} from 'yaml';
import {suggest} from '../../core/runtime/closest.ts';
import type {Scenario, Step} from '../scenario.ts';
import type {Reading} from './reader.ts';

/** All lists of steps that stand directly in a step. */
const stepsBelow = ({verb}: Step): ReadonlyArray<readonly Step[]> => {
	switch (verb.kind) {
		case 'choose':
			return verb.choices.map(choice => choice.steps);
		case 'parallel':
			return verb.branches;
		case 'arrivals':
			return [verb.steps];
		default:
			return [];
	}
};

type Parts = Pick<Scenario, 'timeline' | 'reactions' | 'machines' | 'macros'> &
	Partial<Pick<Scenario, 'load' | 'fleet'>>;

const flat = (steps: readonly Step[]): readonly Step[] =>
	steps.flatMap(step => [step, ...stepsBelow(step).flatMap(flat)]);

/** All steps of a scenario, those in other steps too. */
export const allSteps = (scenario: Parts): readonly Step[] => {
	const ofMachines = Object.values(scenario.machines)
		.flatMap(({states}) => Object.values(states))
		.flatMap(({enter, exit}) => [enter, exit]);
	return [
		scenario.timeline,
		...scenario.reactions.map(({steps}) => steps),
		...ofMachines,
		...Object.values(scenario.macros),
		...(scenario.load?.phases.map(({steps}) => steps) ?? []),
		...(scenario.fleet?.mix.map(({background}) => background) ?? []),
	].flatMap(flat);
};

const macrosIn = (steps: readonly Step[]): readonly string[] =>
	steps.flatMap(({verb}) => (verb.kind === 'run' ? [verb.macro] : []));

/** The macros that a scenario runs. */
export const macrosRunBy = (scenario: Parts): readonly string[] => macrosIn(allSteps(scenario));

/** Complains of steps that answer where nobody has asked. A macro may be run by a reaction: it is not looked into. */
export const checkAnswers = (scenario: Scenario, {source}: Reading): void => {
	const look = (steps: readonly Step[]): void => {
		for (const step of steps) {
			if (step.verb.kind === 'reply' || step.verb.kind === 'error') {
				source.complainOf(
					step.place,
					`${step.verb.kind} answers a command: it belongs to a reaction to one`,
				);
			}

			stepsBelow(step).forEach(look);
		}
	};

	const unasked = scenario.reactions.filter(({trigger}) => trigger.kind !== 'command');
	const ofMachines = Object.values(scenario.machines)
		.flatMap(({states}) => Object.values(states))
		.flatMap(({enter, exit}) => [enter, exit]);
	[scenario.timeline, ...unasked.map(({steps}) => steps), ...ofMachines].forEach(look);
};

/** Complains of macros that are not there, that run themselves, or that nobody runs. */
export const checkMacros = (scenario: Scenario, node: Node, {source}: Reading): void => {
	const names = Object.keys(scenario.macros);
	for (const {verb, place} of allSteps(scenario)) {
		if (verb.kind === 'run' && !names.includes(verb.macro)) {
			const remedy = names.length === 0 ? 'there are no macros' : suggest(verb.macro, names);
			source.complainOf(place, `there is no macro "${verb.macro}"; ${remedy}`);
		}
	}

	const runs = new Map(names.map(name => [name, macrosIn(flat(scenario.macros[name] ?? []))]));
	for (const name of names) {
		const reached = new Set<string>();
		const visit = (macro: string): void => {
			for (const next of runs.get(macro) ?? []) {
				if (!reached.has(next)) {
					reached.add(next);
					visit(next);
				}
			}
		};

		visit(name);
		if (reached.has(name)) {
			source.complain(source.below(node, ['macros', name]), `macro "${name}" runs itself`);
		}
	}
};
