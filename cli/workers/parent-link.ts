import type {Microseconds} from '../../core/runtime/clock.ts';
import type {ParentMessage, WorkerMessage} from './messages.ts';

const isParentMessage = (value: unknown): value is ParentMessage =>
	typeof value === 'object' && value !== null && 'kind' in value;

/** A worker's way to the process that has started it. */
export class ParentLink {
	readonly #onEnd: () => void;
	#onBegin: (at: Microseconds | undefined) => void = () => {};

	/** `onEnd` is called when the worker is to end, since it was told to or its parent is gone. */
	constructor(onEnd: () => void) {
		this.#onEnd = onEnd;
		process.on('message', message => this.#hear(message));
		process.on('disconnect', onEnd);
	}

	/** Resolves when the message is on its way, or nobody is there to hear it. */
	tell(message: WorkerMessage): Promise<void> {
		return new Promise(resolve => {
			if (process.connected && process.send !== undefined) {
				process.send(message, undefined, undefined, () => resolve());
			} else {
				resolve();
			}
		});
	}

	/** Tells that the load may begin here; resolves when it may everywhere, with the instant of its begin. */
	begin(): Promise<Microseconds | undefined> {
		return new Promise(resolve => {
			this.#onBegin = resolve;
			void this.tell({kind: 'prepared'});
		});
	}

	close(): void {
		process.removeListener('disconnect', this.#onEnd);
		if (process.connected) {
			process.disconnect();
		}
	}

	#hear(message: unknown): void {
		if (!isParentMessage(message)) {
			return;
		}

		if (message.kind === 'begin') {
			this.#onBegin(message.at);
		} else {
			this.#onEnd();
		}
	}
}

/** Whether a process of our own has started this one and listens to it. */
export const hasParent = (): boolean => process.connected === true;
