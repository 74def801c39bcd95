import type {Duplex} from 'node:stream';

/** Keeps all that comes out of a stream, one character a byte. */
export class Collected {
	#text = '';
	#isEnded = false;

	constructor(stream: Duplex) {
		stream.on('data', bytes => {
			this.#text += bytes.toString('latin1');
		});
		stream.on('error', () => {});
		for (const event of ['end', 'close']) {
			stream.on(event, () => {
				this.#isEnded = true;
			});
		}
	}

	get text(): string {
		return this.#text;
	}

	get isEnded(): boolean {
		return this.#isEnded;
	}
}
