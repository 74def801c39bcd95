import type {ByteFile} from '../../core/runtime/byte-file.ts';
import type {Microseconds} from '../../core/runtime/clock.ts';
import type {EventReader} from './event-reader.ts';

// Lines are written together.
const BATCH_LENGTH = 256 * 1024;
// More than this is not left waiting for the disk: the sink reads no further until it is written.
const WAITING_BYTES_MAX = 8 * 1024 * 1024;

/** What a consumer has seen, an object a line, as `audit` reads it. */
export class ConsumerLog {
	readonly #file: ByteFile;
	readonly #hasKeys: boolean;
	#batch = '';

	/** @param hasKeys Whether lines have the key that the reader looks for, instead of the data. */
	constructor(file: ByteFile, {hasKeys}: {readonly hasKeys: boolean}) {
		this.#file = file;
		this.#hasKeys = hasKeys;
	}

	/** Whether so much waits for the disk that no more events should be read. */
	get isFull(): boolean {
		return this.#file.waitingBytes > WAITING_BYTES_MAX;
	}

	/** Whether a line was lost. */
	get hasFailed(): boolean {
		return this.#file.hasFailed;
	}

	/** Calls `listener` once when there is room again. */
	onceRoom(listener: () => void): void {
		this.#file.onceWritten(listener);
	}

	/** Adds the event that was read last. */
	add(
		machine: number,
		received: Microseconds,
		[reader, line, at, end]: readonly [EventReader, Buffer, number, number],
	): void {
		const rest = this.#hasKeys
			? reader.key === undefined
				? ''
				: `,"key":${JSON.stringify(reader.key)}`
			: dataMember(reader.dataText(line, at, end));
		const head = `{"machine":${machine},"event":"${reader.name}","stamp":${reader.stamp}`;
		this.#batch += `${head},"at":${received}${rest}}\n`;
		if (this.#batch.length >= BATCH_LENGTH) {
			this.flush();
		}
	}

	flush(): void {
		if (this.#batch !== '') {
			this.#file.write(Buffer.from(this.#batch, 'latin1'));
			this.#batch = '';
		}
	}

	close(): Promise<void> {
		this.flush();
		return this.#file.close();
	}
}

const dataMember = (text: string | undefined): string =>
	text === undefined ? '' : `,"data":${text}`;
