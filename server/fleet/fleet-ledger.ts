import type {ByteFile} from '../../core/runtime/byte-file.ts';
import type {Cancel} from '../../core/runtime/clock.ts';
import {LedgerWriter} from '../ledger/ledger-writer.ts';
import {MachineLedger} from '../ledger/machine-ledger.ts';
import type {MockQmp} from '../mock-qmp.ts';
import type {Fleet, Shard} from './fleet.ts';

/** The machines, or the only one, of a process. */
type Machines = Pick<Fleet, 'seed' | 'clock' | 'members'>;

/** The ledger of the machines of one process. */
export class FleetLedger {
	readonly #writer: LedgerWriter;
	readonly #machines = new Map<MockQmp, MachineLedger>();
	readonly #cancels: Cancel[] = [];

	/** Tells of all events from now on; those of a load are told of by the load. */
	constructor(file: ByteFile, fleet: Machines, shard: Shard = {index: 0, count: 1}) {
		const {seed, members, clock} = fleet;
		const machines = members.map(({share, qmp}): readonly [number, string] => [
			share.index,
			qmp.machine.options.name ?? '',
		]);
		this.#writer = new LedgerWriter(file, {seed, shard, machines}, clock);
		for (const {share, qmp} of members) {
			const ledger = new MachineLedger(this.#writer, share.index);
			this.#machines.set(qmp, ledger);
			this.#cancels.push(
				qmp.machine.events.subscribe(event => {
					const clients = qmp.audience.clients;
					ledger.tell(event, clients.length, () => clients.every(({unread}) => unread === 0));
				}),
			);
		}
	}

	/** Whether something could not be written down. */
	get hasFailed(): boolean {
		return this.#writer.hasFailed;
	}

	/** The ledger of one machine. */
	of(qmp: MockQmp): MachineLedger | undefined {
		return this.#machines.get(qmp);
	}

	/** Resolves when all is written, or lost. */
	async close(): Promise<void> {
		for (const cancel of this.#cancels) {
			cancel();
		}

		await this.#writer.close();
	}
}
