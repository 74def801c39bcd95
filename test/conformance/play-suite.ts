import type {Endpoint} from './endpoint.ts';
import {playCase, type Transcripts} from './play-case.ts';
import type {WireCase} from './wire-case.ts';

/** Plays the cases of a suite in order: all on one process but those which need one of their own. */
export class SuitePlayer {
	readonly #start: () => Endpoint;
	#shared: Endpoint | undefined;

	constructor(start: () => Endpoint) {
		this.#start = start;
	}

	async play(wireCase: WireCase): Promise<Transcripts> {
		if (wireCase.isIsolated !== true) {
			this.#shared ??= this.#start();
			return playCase(this.#shared.path, wireCase);
		}

		const endpoint = this.#start();
		try {
			return await playCase(endpoint.path, wireCase);
		} finally {
			await endpoint.stop();
		}
	}

	async close(): Promise<void> {
		await this.#shared?.stop();
		this.#shared = undefined;
	}
}
