import {guestDoes} from '../../core/machine/power/guest-deeds.ts';
import {Random} from '../../core/runtime/random.ts';
import {generateData} from '../../generators/catalog.ts';
import type {MockQmp} from '../../server/mock-qmp.ts';
import {startVirtual} from '../../testing.ts';
import {type Ask, type Belief, type Happening, recordOf} from './aspect.ts';
import {aspects} from './aspects.ts';

const TURNS = 6;

interface Life {
	readonly qmp: MockQmp;
	readonly ask: Ask;
	readonly beliefs: ReadonlyMap<string, Belief>;
	readonly listen: () => void;
	readonly advance: (ms: number) => Promise<void>;
	readonly isOver: () => boolean;
}

const begin = async (): Promise<Life> => {
	const {qmp, advance, connect} = await startVirtual({
		isThrottled: false,
		machine: {vncDisplays: ['127.0.0.1:7']},
	});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	await advance(0);
	let asked = 0;
	const ask: Ask = async (execute, args) => {
		const id = `ask${asked++}`;
		client.send({execute, ...(args === undefined ? {} : {arguments: args}), id});
		for (let turn = 0; turn < TURNS; turn++) {
			await advance(0);
		}

		return client.messages.find(message => message.id === id)?.return;
	};

	const beliefs = new Map<string, Belief>();
	for (const aspect of aspects) {
		beliefs.set(aspect.name, await aspect.begin(ask));
	}

	let heard = client.messages.length;
	const listen = (): void => {
		const {messages} = client;
		for (const {event, data} of messages.slice(heard)) {
			if (event !== undefined) {
				for (const belief of beliefs.values()) {
					belief.hear({event: String(event), data: recordOf(data)});
				}
			}
		}

		heard = messages.length;
	};

	return {qmp, ask, beliefs, listen, advance, isOver: () => client.isEnded};
};

const happen = async (life: Life, happening: Happening, random: Random): Promise<void> => {
	const {machine, clock} = life.qmp;
	switch (happening.kind) {
		case 'command': {
			const {name, args = {}} = happening;
			const reply = await life.ask(name, args);
			life.listen();
			if (reply !== undefined) {
				for (const belief of life.beliefs.values()) {
					belief.replied?.(name, args);
				}
			}

			return;
		}

		case 'event': {
			const {event} = happening;
			machine.emitChecked(
				event,
				generateData(event, {machine, random, given: {}, now: clock.now()}),
			);
			return;
		}

		case 'guest':
			guestDoes(machine.power, happening.deed);
			return;
		case 'time':
			await life.advance(happening.ms);
			return;
		default:
			happening satisfies never;
	}
};

/** Where what is asked differs from what was told. */
export interface Disagreement {
	readonly aspect: string;
	/** How many things had happened. */
	readonly after: number;
	readonly asked: unknown;
	readonly believed: unknown;
}

/** Lets all that happen to a machine, asks after each, and gives the first disagreement. */
export const liveThrough = async (
	happenings: readonly Happening[],
): Promise<Disagreement | undefined> => {
	const life = await begin();
	const random = new Random('property');
	for (const [index, happening] of happenings.entries()) {
		await happen(life, happening, random.fork(index));
		await life.advance(0);
		life.listen();
		for (const [aspect, belief] of life.isOver() ? [] : life.beliefs) {
			const {asked, believed} = await belief.compare(life.ask);
			if (JSON.stringify(asked) !== JSON.stringify(believed) && !life.isOver()) {
				await life.qmp.close();
				return {aspect, after: index + 1, asked, believed};
			}
		}
	}

	await life.qmp.close();
	return undefined;
};
