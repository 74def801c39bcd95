import {connect, createServer, type Server} from 'node:net';
import {LossyLines} from '../helpers/lossy-lines.ts';

/** A proxy before a monitor that loses, swaps and doubles events on their way to the client. */
export class LossyProxy {
	readonly lines: LossyLines;
	readonly #server: Server;

	constructor(seed: string, [from, to]: readonly [path: string, path: string]) {
		this.lines = new LossyLines(seed);
		this.#server = createServer(client => {
			const monitor = connect(to);
			let rest = '';
			const pass = (text: string): void => {
				if (text !== '' && !client.write(text, 'latin1')) {
					monitor.pause();
				}
			};

			client.pipe(monitor);
			client.on('drain', () => monitor.resume());
			monitor.on('data', bytes => {
				const lines = (rest + bytes.toString('latin1')).split(/(?<=\n)/);
				rest = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
				pass(lines.flatMap(line => this.#passOne(line)).join(''));
			});
			monitor.on('end', () => {
				pass(this.lines.rest().join(''));
				client.end();
			});
			for (const socket of [client, monitor]) {
				socket.on('error', () => {});
			}
		});
		this.#server.listen(from);
	}

	close(): void {
		this.#server.close();
	}

	#passOne(line: string): readonly string[] {
		return line.startsWith('{"timestamp"') ? this.lines.pass(line) : [line];
	}
}
