import type {Cancel, Clock, Microseconds} from '../../core/runtime/clock.ts';

/** What a routine waits for. */
export type Wait =
	| {readonly kind: 'until'; readonly instant: Microseconds}
	/** For whatever calls `resume`; the first call counts. */
	| {readonly kind: 'signal'; readonly subscribe: (resume: () => void) => Cancel};

/** Something that is done in steps with waits in between; what it gives back is when it was over by its script. */
export type Routine = Generator<Wait, void, void>;

/** What a thread tells. */
export interface ThreadListener {
	/** The routine has come to its end. */
	readonly onEnd: () => void;
	readonly onError: (error: unknown) => void;
}

/** Runs a routine along a clock. */
export class Thread {
	readonly #routine: Routine;
	readonly #clock: Clock;
	readonly #listener: ThreadListener;
	#cancel: Cancel = () => {};
	#isOver = false;

	constructor(routine: Routine, clock: Clock, listener: ThreadListener) {
		this.#routine = routine;
		this.#clock = clock;
		this.#listener = listener;
	}

	/** Begins when the clock gets to it, after what is under way. */
	start(): void {
		this.#cancel = this.#clock.at(this.#clock.now(), () => this.run());
	}

	/** Goes on at once, up to the next wait. */
	run(): void {
		try {
			for (;;) {
				const {done, value} = this.#isOver ? {done: true, value: undefined} : this.#routine.next();
				if (done || value === undefined) {
					this.#end();
					return;
				}

				if (this.#wait(value)) {
					return;
				}
			}
		} catch (error) {
			this.stop();
			this.#listener.onError(error);
		}
	}

	/** Ends without a word. */
	stop(): void {
		this.#isOver = true;
		this.#cancel();
	}

	#end(): void {
		if (!this.#isOver) {
			this.#isOver = true;
			this.#listener.onEnd();
		}
	}

	/** Whether there is anything to wait for. */
	#wait(wait: Wait): boolean {
		if (wait.kind === 'until') {
			this.#cancel = this.#clock.at(wait.instant, () => this.run());
			return true;
		}

		let isWaiting = true;
		let isSubscribed = false;
		const resume = (): void => {
			if (isWaiting) {
				isWaiting = false;
				if (isSubscribed) {
					this.#cancel();
					// Whoever gave the signal finishes first.
					this.#cancel = this.#clock.at(this.#clock.now(), () => this.run());
				}
			}
		};

		const cancel = wait.subscribe(resume);
		isSubscribed = true;
		this.#cancel = cancel;
		if (!isWaiting) {
			cancel();
		}

		return isWaiting;
	}
}
