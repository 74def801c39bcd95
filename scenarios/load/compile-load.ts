import type {MachineView} from '../../core/machine/machine.ts';
import {EventTemplate} from '../../core/protocol/event-template.ts';
import {Slot} from '../../core/protocol/slot.ts';
import type {Random} from '../../core/runtime/random.ts';
import {dataFor} from '../event-data.ts';
import type {LoadEvent, LoadPlan, MachineShare} from './load-plan.ts';
import type {LoadEventSpec, LoadSpec} from './load-spec.ts';
import {type SlotDraw, SlotDraws, slotDrawOf} from './slot-draws.ts';

// What is no number that can be drawn for each event is taken from so many examples, made before the load begins, of
// all machines together and of each at least.
const EXAMPLES = 4096;
const EXAMPLES_EACH_MAX = 256;
const EXAMPLES_EACH_MIN = 8;

/** What a load is compiled with. */
export interface LoadSurroundings {
	readonly machine: MachineView;
	/** Where examples are drawn from. */
	readonly random: Random;
	readonly params: Readonly<Record<string, unknown>>;
	readonly vars: Readonly<Record<string, unknown>>;
	/** The machine's number in its fleet, and how many there are. */
	readonly share: MachineShare;
	/**
	 * Events compiled before, by what they are made of: machines that send the same share what it is rendered from,
	 * which stays in the processor's cache then.
	 */
	readonly known?: Map<string, LoadEvent>;
}

const isData = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const examplesEach = ({count}: MachineShare): number =>
	Math.min(EXAMPLES_EACH_MAX, Math.max(EXAMPLES_EACH_MIN, Math.floor(EXAMPLES / count)));

const examplesOf = (
	{event, data: value, isStrict}: LoadEventSpec,
	{machine, random, params, vars, share}: LoadSurroundings,
): ReadonlyArray<Readonly<Record<string, unknown>>> =>
	Array.from({length: value?.isConstant && isStrict ? 1 : examplesEach(share)}, (_, example) => {
		const stream = random.fork(example);
		const {name = '', uuid} = machine.options;
		const given = value?.evaluate({
			vars,
			params,
			state: {},
			vm: {index: share.index, name, uuid, status: machine.status},
			cmd: undefined,
			event: undefined,
			now: 0,
			seq: example,
			random: stream.fork('given'),
		});
		const scripted = {event, isStrict, data: isData(given) ? given : {}};
		return dataFor(scripted, {machine, random: stream, now: 0}) ?? {};
	});

/** Values that belong together are taken from the same example: the first slot says which. */
const EXAMPLE_SLOT = 0;

const compileEvent = (spec: LoadEventSpec, surroundings: LoadSurroundings): LoadEvent => {
	const [first = {}, ...others] = examplesOf(spec, surroundings);
	const names = Object.keys(first);
	// A template has one set of members; an example with others is left out.
	const examples = [first, ...others.filter(other => Object.keys(other).join() === names.join())];
	const draws: SlotDraw[] = [{kind: 'range', min: 0, max: examples.length - 1}];
	const data: Record<string, unknown> = {};
	let isFromExamples = false;
	for (const name of names) {
		const draw = slotDrawOf(spec.written[name]);
		const values = examples.map(example => example[name]);
		const isSame = values.every(value => JSON.stringify(value) === JSON.stringify(values[0]));
		if (draw !== undefined) {
			data[name] = new Slot(draws.length);
			draws.push(draw);
		} else {
			data[name] = isSame ? values[0] : new Slot(EXAMPLE_SLOT, values);
			isFromExamples ||= !isSame;
		}
	}

	const create = (): LoadEvent => {
		// Which example it is, is drawn only where something is taken from one.
		const all = new SlotDraws(draws, isFromExamples ? 0 : 1);
		return {
			weight: spec.weight,
			template: new EventTemplate(spec.event, names.length === 0 ? undefined : data),
			values: new Float64Array(draws.length),
			draw: (values, random, sequence) => all.draw(values, random, sequence),
			drawBatch: (batch, random, sequence) => all.drawBatch(batch, random, sequence),
		};
	};
	// Examples are drawn for each machine anew.
	return isFromExamples ? create() : shared([spec, data, draws], surroundings.known, create);
};

const shared = (
	[{event, weight}, data, draws]: readonly [
		LoadEventSpec,
		Record<string, unknown>,
		readonly SlotDraw[],
	],
	known: Map<string, LoadEvent> | undefined,
	create: () => LoadEvent,
): LoadEvent => {
	const slots = Object.keys(data).filter(name => data[name] instanceof Slot);
	const key = JSON.stringify([event, weight, data, slots, draws]);
	const made = known?.get(key) ?? create();
	known?.set(key, made);
	return made;
};

/**
 * Compiles the load of a scenario for one machine. Numbers that are written as `rand.int` or `seq` are drawn for each
 * event; whatever else changes is taken from examples, whose members belong together. Undefined when it has no events.
 */
export const compileLoad = (
	spec: LoadSpec,
	surroundings: LoadSurroundings,
): LoadPlan | undefined => {
	const [first, ...others] = spec.events.map((event, index) =>
		compileEvent(event, {...surroundings, random: surroundings.random.fork(`examples/${index}`)}),
	);
	return (
		first && {
			scope: spec.scope,
			events: [first, ...others],
			phases: spec.phases,
		}
	);
};
