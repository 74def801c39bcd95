import {type Endpoint, startMock, startQemu} from '../conformance/endpoint.ts';
import {END_OF_FILE, Exchange, type Negotiation} from './exchange.ts';

/** What the two answered to one input. */
export interface Answers {
	readonly qemu: string;
	readonly mock: string;
}

// An out-of-band command overtakes the in-band ones that QEMU has read and not yet run: a matter of timing.
const OVERTAKING = /exec.*oob/s;

const sortedLines = (answer: string): string => answer.split('\r\n').sort().join('\r\n');

/** Tells whether the answers are the same: byte for byte, where out-of-band commands occur in any order of lines. */
export const areSame = (input: string, {qemu, mock}: Answers): boolean =>
	qemu === mock || (OVERTAKING.test(input) && sortedLines(qemu) === sortedLines(mock));

const ATTEMPTS_MAX = 3;

const startBoth = (): readonly [Endpoint, Endpoint] => [startQemu('ignore'), startMock()];

/** A QEMU and a mock in the same state, each with one client. */
export class ServerPair {
	#servers: readonly [Endpoint, Endpoint] = startBoth();
	#clients: readonly Exchange[] = [];

	/** Connects anew. */
	async connect(negotiation: Negotiation): Promise<void> {
		this.#disconnect();
		let [qemu, mock] = await this.#open(negotiation);
		// A QEMU that is met while it starts hangs after its greeting, about once in three thousand times.
		for (let attempt = 0; qemu === undefined && attempt < ATTEMPTS_MAX; attempt++) {
			mock?.close();
			await this.restart();
			[qemu, mock] = await this.#open(negotiation);
		}

		if (qemu === undefined || mock === undefined) {
			throw new Error(
				`${qemu === undefined ? 'QEMU' : 'the mock'} does not answer the negotiation`,
			);
		}

		this.#clients = [qemu, mock];
	}

	async #open(negotiation: Negotiation): Promise<ReadonlyArray<Exchange | undefined>> {
		return Promise.all(this.#servers.map(({path}) => Exchange.open(path, negotiation)));
	}

	async ask(pieces: readonly string[]): Promise<Answers> {
		const answers = await Promise.all(this.#clients.map(client => client.ask(pieces)));
		const [qemu = '', mock = ''] = answers;
		return {qemu, mock};
	}

	/** Tells whether QEMU itself died of the input: nothing that a mock should copy. */
	async hasQemuAborted({qemu}: Answers): Promise<boolean> {
		return qemu.endsWith(END_OF_FILE) && (await this.#servers[0].exited) === 'SIGABRT';
	}

	/** Starts both anew, and with that from the same state. */
	async restart(): Promise<void> {
		await this.close();
		this.#servers = startBoth();
	}

	async close(): Promise<void> {
		this.#disconnect();
		await Promise.all(this.#servers.map(server => server.stop()));
	}

	#disconnect(): void {
		for (const client of this.#clients) {
			client.close();
		}

		this.#clients = [];
	}
}
