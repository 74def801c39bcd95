import {writeFileAtomically} from '../core/runtime/files.ts';
import type {ServeConfig} from './config.ts';

/** What a script is told when all machines listen. */
export interface ReadyFleet {
	/** Those of the first machine first. */
	readonly addresses: readonly string[];
	readonly machines: number;
	readonly seed: string;
	/** Where the control API is. */
	readonly control?: string | undefined;
	/** The processes that hold the machines, where these are several. */
	readonly pids?: readonly number[] | undefined;
}

const readyLine = (ready: ReadyFleet, {logFormat}: ServeConfig): string => {
	const {machines, addresses, seed, control, pids} = ready;
	if (logFormat === 'json') {
		const pid = process.pid;
		return JSON.stringify({ready: true, machines, addresses, control, seed, pid, pids});
	}

	const [first = ''] = addresses;
	const last = addresses.at(-1) ?? '';
	const range = addresses.length > 1 ? `${first} to ${last}` : first;
	const by = pids === undefined ? '' : ` in ${pids.length} processes`;
	const at = control === undefined ? '' : ` control ${control}`;
	return `ready ${machines} machines at ${range}${by} seed ${seed}${at}`;
};

/** Says that all addresses are open, where a script looks for it. */
export const announceFleet = (ready: ReadyFleet, config: ServeConfig): void => {
	const line = `${readyLine(ready, config)}\n`;
	process.stdout.write(line);
	if (config.readyFile !== undefined) {
		writeFileAtomically(config.readyFile, line);
	}
};
