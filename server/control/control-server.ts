import type {Registry} from 'prom-client';
import {silentLogger} from '../../core/runtime/log.ts';
import {createApp} from './app.ts';
import {Chronology} from './chronology.ts';
import type {Controlled} from './controlled.ts';
import {type ControlOptions, listenControl, type OpenControl} from './listen-control.ts';
import {Metrics} from './metrics.ts';

/** A control API that listens. */
export interface ControlServer extends OpenControl {
	/** The figures of /metrics; others may add theirs. */
	readonly registry: Registry;
}

/**
 * Opens the control API of some machines.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE, OPTION_INVALID without a token where one
 * is needed
 */
export const startControl = async (
	controlled: Controlled,
	options: ControlOptions,
): Promise<ControlServer> => {
	const {log = silentLogger} = options;
	const chronology = new Chronology(controlled);
	const metrics = new Metrics(controlled, chronology);
	const closing = new AbortController();
	const desk = {controlled, chronology, metrics, log, closing: closing.signal};
	try {
		const {url, close} = await listenControl(options, guard => createApp(desk, guard));
		let over: Promise<void> | undefined;
		return {
			url,
			registry: metrics.registry,
			close() {
				over ??= (async () => {
					closing.abort();
					await close();
					chronology.close();
				})();
				return over;
			},
		};
	} catch (error) {
		chronology.close();
		throw error;
	}
};
