import {readFileSync} from 'node:fs';
import {turnOfTheLoop} from '../../core/runtime/clock.ts';
import {RacingClock} from '../../core/runtime/racing-clock.ts';
import {createMockQmp} from '../../server/create-mock-qmp.ts';
import {MemoryClient} from '../../server/memory-client.ts';

/** What transcripts are made with. */
export const GOLDEN_SEED = 'golden';
export const GOLDEN_START = Date.UTC(2026, 0, 1) * 1000;
export const NEGOTIATE = '{"execute": "qmp_capabilities"}';
// What has no end of its own is looked at for so long: more than a day, since a day is told of.
export const LOOK_MS = 90_000_000;

/**
 * A transcript without the farewell of the one who ends the mock: when that is said depends on when a scenario
 * without an end is ended.
 */
export const withoutFarewell = (received: string): string =>
	received.replace(/\{[^\n]*"reason": "host-signal"\}\}\r\n$/, '');

/** The transcript that is kept of a built-in scenario. */
export const goldenFile = (name: string): string =>
	readFileSync(new URL(`../../../scenarios/builtin/${name}.qmp`, import.meta.url), 'latin1');

/** All that a client gets of a built-in scenario that negotiates and then only listens; in no time. */
export const goldenTranscript = async (scenario: string, seed = GOLDEN_SEED): Promise<string> => {
	const clock = new RacingClock(GOLDEN_START);
	const qmp = await createMockQmp({scenarios: [scenario], seed, listen: []}, clock);
	await qmp.listen();
	const client = new MemoryClient(qmp.addMonitor());
	// A client speaks when it has been spoken to.
	while (client.received === '') {
		await turnOfTheLoop();
	}

	client.send(NEGOTIATE);
	await Promise.race([qmp.played(), qmp.ended, clock.advance(LOOK_MS)]);
	await qmp.close();
	return withoutFarewell(client.received);
};
