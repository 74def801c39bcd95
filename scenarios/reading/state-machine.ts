import {suggest} from '../../core/runtime/closest.ts';
import type {MachineState, StateMachine} from '../scenario.ts';
import {nestedSteps} from './nested-steps.ts';
import {mapOf, mapped, number, type Reader, text} from './reader.ts';
import {record} from './record.ts';
import {delay} from './words.ts';

const state: Reader<MachineState> = mapped(
	record(
		{
			enter: {reader: nestedSteps, doc: 'what is done at its begin'},
			stay: {reader: delay, doc: 'how long it lasts; for ever when left out'},
			exit: {reader: nestedSteps, doc: 'what is done at its end'},
			next: {
				reader: mapOf(number(0, Number.POSITIVE_INFINITY), 'next'),
				doc: 'states that may follow, with weights',
			},
		},
		'a state',
	),
	({fields}) => ({
		enter: fields.enter ?? [],
		stay: fields.stay,
		exit: fields.exit ?? [],
		next: fields.next ?? {},
	}),
);

const machine: Reader<StateMachine> = mapped(
	record(
		{
			initial: {
				reader: text('the name of a state'),
				doc: 'the first state; the first named when left out',
			},
			states: {reader: mapOf(state, 'states'), doc: 'the states by name'},
		},
		'a state machine',
	),
	({fields, nodes}, node, {source}) => {
		const states = fields.states ?? {};
		const names = Object.keys(states);
		const initial = fields.initial ?? names[0] ?? '';
		if (names.length === 0) {
			source.complain(nodes.states ?? node, 'a state machine needs at least one state');
		} else if (!names.includes(initial)) {
			source.complain(
				nodes.initial ?? node,
				`there is no state "${initial}"; ${suggest(initial, names)}`,
			);
		}

		for (const [name, {next, stay}] of Object.entries(states)) {
			const place = nodes.states && source.below(nodes.states, [name]);
			for (const follower of Object.keys(next).filter(other => !names.includes(other))) {
				source.complain(
					nodes.states && source.below(nodes.states, [name, 'next']),
					`there is no state "${follower}"; ${suggest(follower, names)}`,
				);
			}

			if (Object.keys(next).length > 0 && stay === undefined) {
				source.complain(
					place,
					`state "${name}" lasts for ever, so nothing follows it; give it a stay`,
				);
			}
		}

		return {initial, states};
	},
);

/** Reads the state machines of a scenario. */
export const stateMachines = mapOf(machine, 'machines');
