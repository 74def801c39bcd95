import {anyValue} from '../expressions/value.ts';
import type {FleetSpec, MixEntry} from '../load/fleet-spec.ts';
import {nestedSteps} from './nested-steps.ts';
import {count, list, mapped, number, type Reader, text} from './reader.ts';
import {record} from './record.ts';
import {arrivals} from './words.ts';

const weight = {
	reader: number(0, Number.POSITIVE_INFINITY),
	doc: 'how often, compared with the others',
};

const mixEntry: Reader<MixEntry> = mapped(
	record(
		{
			weight,
			scenario: {reader: text('the name of a scenario or a file'), doc: 'what these machines play'},
			background: {
				reader: mapped(
					record(
						{
							arrivals: {reader: arrivals, doc: 'when `do` is done', isRequired: true},
							do: {reader: nestedSteps, doc: 'the steps of each arrival', isRequired: true},
						},
						'background',
					),
					({fields}, node, {source}) =>
						fields.arrivals === undefined
							? undefined
							: [
									{
										label: 'background',
										place: source.placeOf(node),
										schedule: {kind: 'after' as const, delay: {text: '0ms', draw: () => 0}},
										repeat: undefined,
										chance: undefined,
										set: undefined,
										verb: {
											kind: 'arrivals' as const,
											pattern: fields.arrivals,
											forMs: undefined,
											steps: fields.do ?? [],
										},
									},
								],
				),
				doc: 'what goes on beside everything else',
			},
		},
		'an entry of the mix',
	),
	({fields}) => ({
		weight: fields.weight ?? 1,
		scenario: fields.scenario,
		background: fields.background ?? [],
	}),
);

/** Reads `fleet:`. */
export const fleet: Reader<FleetSpec> = mapped(
	record(
		{
			count: {reader: count(1), doc: 'how many machines'},
			name: {reader: anyValue, doc: 'the name of each, such as vm-$ and {vm.index} in braces'},
			listen: {reader: anyValue, doc: 'addresses of the monitors of each'},
			vars: {reader: anyValue, doc: 'variables of each: `vars.NAME` in expressions'},
			mix: {reader: list(mixEntry, 'mix'), doc: 'what they do, by weight'},
		},
		'fleet',
	),
	({fields}) => ({
		count: fields.count ?? 1,
		name: fields.name,
		listen: fields.listen,
		vars: fields.vars,
		mix: fields.mix ?? [],
	}),
);
