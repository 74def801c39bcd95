/** Does one piece of work and calls `done` when the next may begin, at once or later. */
export type Work = (done: () => void) => void;

// monitor/qmp.c: without oob one request at a time is taken in; with it, up to eight wait for the running one.
const WAITING_MAX = 8;

/** In-band requests of one client, carried out one after the other. */
export class CommandQueue {
	readonly #waiting: Work[] = [];
	#isRunning = false;

	/** Whether nothing runs and nothing waits. */
	get isIdle(): boolean {
		return !this.#isRunning;
	}

	/** Whether another request may be taken in. */
	hasRoom(isOobEnabled: boolean): boolean {
		return isOobEnabled ? this.#waiting.length < WAITING_MAX : !this.#isRunning;
	}

	/** Adds work; begins it now if nothing runs. `whenFree` is called each time that something has ended. */
	add(work: Work, whenFree: () => void): void {
		if (this.#isRunning) {
			this.#waiting.push(work);
		} else {
			this.#run(work, whenFree);
		}
	}

	/** Forgets what waits. */
	clear(): void {
		this.#waiting.length = 0;
	}

	#run(first: Work | undefined, whenFree: () => void): void {
		for (let work = first; work !== undefined; work = this.#waiting.shift()) {
			this.#isRunning = true;
			let isInTurn = true;
			work(() => {
				this.#isRunning = false;
				if (!isInTurn) {
					this.#run(this.#waiting.shift(), whenFree);
					whenFree();
				}
			});
			isInTurn = false;
			if (this.#isRunning) {
				return;
			}
		}
	}
}
