import type {Conversation, Step} from './conversation.ts';
import {normalise} from './normalise.ts';
import type {Party, StartParty} from './party.ts';

// What comes by itself after the last step belongs to the conversation, too.
const LAST_WORDS_MS = 200;

const eventOf = (line: string): string => /"event": "([^"]+)"/.exec(line)?.[1] ?? '';

// A return names its id last, an error first.
const isReplyTo = (id: number, line: string): boolean =>
	line.endsWith(`, "id": ${id}}`) || line.startsWith(`{"id": ${id}, `);

/** Whether each event has come as often as it is named. */
const haveAllCome = (awaited: readonly string[], lines: readonly string[]): boolean => {
	const come = lines.map(eventOf);
	return awaited.every(name => {
		const isIt = (other: string): boolean => other === name;
		return come.filter(isIt).length >= awaited.filter(isIt).length;
	});
};

/** Performs a step; gives how many lines belong to it and those before: of a command, those up to its reply. */
const perform = async (
	party: Party,
	step: Step,
	{id, from}: {readonly id: number; readonly from: number},
): Promise<number> => {
	switch (step.kind) {
		case 'command': {
			const command = {execute: step.name, ...(step.args && {arguments: step.args}), id};
			party.send(JSON.stringify(command).replaceAll('$DIR', party.folder));
			await party.until(() => party.lines.some(line => isReplyTo(id, line)));
			if (step.racing !== undefined) {
				const {racing} = step;
				await party.until(() => haveAllCome(racing, party.lines.slice(from)));
				return party.lines.length;
			}

			return party.lines.findIndex(line => isReplyTo(id, line)) + 1;
		}

		case 'await':
			await party.until(() => haveAllCome(step.events, party.lines.slice(from)));
			return party.lines.length;
		case 'settle':
			await party.wait(step.ms);
			return party.lines.length;
	}
};

const isOneOf = (message: string, events: readonly string[] = []): boolean =>
	events.some(event => message.startsWith(`{"event":"${event}"`));

const isSorted = (step: Step): boolean =>
	(step.kind === 'await' && step.isInAnyOrder) ||
	(step.kind === 'command' && step.racing !== undefined);

/** Plays a conversation and gives all that the machine said, in order, ready to be compared. */
export const play = async (
	conversation: Conversation,
	start: StartParty,
): Promise<readonly string[]> => {
	const party = await start(conversation);
	const said: string[] = [];
	let heard = 0;
	const hear = (upTo: number, isInAnyOrder = false): void => {
		const lines = party.lines
			.slice(heard, upTo)
			.map(line => normalise(line, party.folder, conversation.volatile ?? []));
		for (const line of isInAnyOrder ? lines.sort() : lines) {
			if (line !== said.at(-1) || !isOneOf(line, conversation.mayRepeat)) {
				said.push(line);
			}
		}

		heard = upTo;
	};

	try {
		for (const [id, step] of conversation.steps.entries()) {
			const upTo = await perform(party, step, {id, from: heard});
			hear(upTo, isSorted(step));
		}

		await party.wait(LAST_WORDS_MS);
		hear(party.lines.length);
	} catch (error) {
		hear(party.lines.length);
		said.push(`<${error instanceof Error ? error.message : 'failed'}>`);
	} finally {
		await party.stop();
	}

	return said;
};
