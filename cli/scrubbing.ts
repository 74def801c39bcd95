import {hostname, userInfo} from 'node:os';
import {Scrubber} from '../server/recorder/scrubber.ts';

/** A scrubber that knows the names of this host and of who runs it. */
export const createScrubber = (): Scrubber =>
	new Scrubber([
		['host', hostname()],
		['user', userInfo().username],
	]);

/** Says on standard error what was replaced by what. */
export const tellOfScrubbing = (scrubber: Scrubber): void => {
	for (const {kind, original, substitute} of scrubber.substitutions) {
		process.stderr.write(`scrubbed ${kind} ${original}: now ${substitute}\n`);
	}
};
