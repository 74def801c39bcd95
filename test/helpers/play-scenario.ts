import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import type {MemoryClient} from '../../server/memory-client.ts';
import type {MockQmpOptions} from '../../server/options.ts';
import {startVirtual, type VirtualQmp} from '../../testing.ts';

/** A scenario that plays, with a client that has negotiated. */
export interface Playing extends VirtualQmp {
	readonly client: MemoryClient;
	/** The messages that have come since the negotiation, shortest form: an event's name, a return's value, an error's. */
	readonly heard: () => readonly unknown[];
	/** When each event so far was stamped, in milliseconds from the first instant. */
	readonly stamps: () => readonly number[];
}

const START_MS = Date.UTC(2026, 0, 1);

const short = (message: Readonly<Record<string, unknown>>): unknown =>
	message.event ?? message.error ?? message.return;

const stampOf = ({timestamp}: Readonly<Record<string, unknown>>): number => {
	const {seconds, microseconds} = timestamp as {seconds: number; microseconds: number};
	return seconds * 1000 + microseconds / 1000 - START_MS;
};

/** Starts a scenario in virtual time; its zero is the first instant. */
export const playScenario = async (
	scenario: Omit<ScenarioFile, 'mock-qmp'>,
	options: MockQmpOptions = {},
): Promise<Playing> => {
	const virtual = await startVirtual({
		...options,
		scenarios: [{'mock-qmp': 1, name: 'test', ...scenario}],
	});
	const client = virtual.connect();
	client.send({execute: 'qmp_capabilities'});
	await virtual.advance(0);
	return {
		...virtual,
		client,
		heard: () => client.messages.slice(2).map(short),
		stamps: () => client.messages.filter(({event}) => event !== undefined).map(stampOf),
	};
};
