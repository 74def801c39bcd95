const ENDING = {SIGHUP: 1, SIGINT: 2, SIGTERM: 15} as const;
const SIGNAL_EXIT_BASE = 128;

/** What signals lead to. */
export interface SignalHandlers {
	/** The first SIGHUP, SIGINT or SIGTERM: end in order. A second one ends at once. */
	readonly onEnd: (signal: number) => void;
	/** SIGUSR2. */
	readonly onTrigger: () => void;
}

/** Listens to the signals of the operator. */
export const onSignals = ({onEnd, onTrigger}: SignalHandlers): void => {
	let isEnding = false;
	for (const [signal, number] of Object.entries(ENDING)) {
		process.on(signal, () => {
			if (isEnding) {
				process.exit(SIGNAL_EXIT_BASE + number);
			}

			isEnding = true;
			onEnd(number);
		});
	}

	process.on('SIGUSR2', onTrigger);
};

/** Aborted by the first signal to end; a second one ends at once. */
export const abortOnSignal = (): AbortSignal => {
	const controller = new AbortController();
	onSignals({onEnd: () => controller.abort(), onTrigger: () => {}});
	return controller.signal;
};
