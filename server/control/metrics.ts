import {Counter, Gauge, Registry} from 'prom-client';
import type {JournalEntry} from '../../core/machine/journal.ts';
import type {Chronology} from './chronology.ts';
import type {Controlled} from './controlled.ts';

// Whatever a client sends must not become a label: names that QEMU has, and one for all others.
const UNKNOWN = 'unknown';

/** The counters that follow the journals. */
const createCounters = (registry: Registry) => {
	const counter = <L extends string>(name: string, help: string, labels: L): Counter<L> =>
		new Counter({
			name: `mock_qmp_${name}_total`,
			help,
			labelNames: [labels],
			registers: [registry],
		});
	return {
		commands: counter('commands', 'Commands that clients have sent', 'command'),
		replies: counter('replies', 'Replies to commands', 'outcome'),
		events: counter('events', 'Events that have gone out, loads not counted', 'event'),
		faults: counter('faults', 'Faults that have struck', 'fault'),
		clients: counter('client_changes', 'Clients that came, negotiated or left', 'change'),
	};
};

/** The gauges that look at the machines when they are asked. */
const addGauges = (registry: Registry, {machines}: Controlled): void => {
	new Gauge({
		name: 'mock_qmp_machines',
		help: 'Machines by run state',
		labelNames: ['status'],
		registers: [registry],
		collect() {
			this.reset();
			for (const {qmp} of machines) {
				this.inc({status: qmp.isOver ? 'ended' : qmp.status});
			}
		},
	});
	new Gauge({
		name: 'mock_qmp_clients',
		help: 'Clients that are connected, by whether they have negotiated',
		labelNames: ['negotiated'],
		registers: [registry],
		collect() {
			this.reset();
			for (const {qmp} of machines) {
				for (const {isNegotiated} of qmp.clients) {
					this.inc({negotiated: String(isNegotiated)});
				}
			}
		},
	});
	new Gauge({
		name: 'mock_qmp_unread_bytes',
		help: 'Bytes that clients have not taken yet',
		registers: [registry],
		collect() {
			const unread = machines.flatMap(({qmp}) => qmp.clients.map(client => client.unread));
			this.set(unread.reduce((sum, bytes) => sum + bytes, 0));
		},
	});
	new Gauge({
		name: 'mock_qmp_step_lag_max_seconds',
		help: 'How late a step of a scenario was at most',
		registers: [registry],
		collect() {
			this.set(Math.max(0, ...machines.map(({qmp}) => qmp.lag.maxMs)) / 1000);
		},
	});
};

/** Figures of all machines for Prometheus. */
export class Metrics {
	/** Others may add figures of their own. */
	readonly registry = new Registry();
	readonly #counters = createCounters(this.registry);
	readonly #commands: ReadonlySet<string>;

	constructor(controlled: Controlled, chronology: Chronology) {
		const commands = controlled.machines[0]?.qmp.machine.profile.commands ?? [];
		this.#commands = new Set(commands.map(({name}) => name));
		addGauges(this.registry, controlled);
		for (const {entry} of chronology.read(0, chronology.cursor).entries) {
			this.#count(entry);
		}

		chronology.subscribe(({entry}) => this.#count(entry));
	}

	/** The figures as Prometheus reads them. */
	text(): Promise<string> {
		return this.registry.metrics();
	}

	/** The media type of that text. */
	get contentType(): string {
		return this.registry.contentType;
	}

	#count(entry: JournalEntry): void {
		const {commands, replies, events, faults, clients} = this.#counters;
		switch (entry.kind) {
			case 'command':
				commands.inc({command: this.#commands.has(entry.command) ? entry.command : UNKNOWN});
				break;
			case 'reply':
				replies.inc({outcome: 'error' in entry.reply ? 'error' : 'return'});
				break;
			case 'event':
				events.inc({event: entry.event});
				break;
			case 'fault':
				faults.inc({fault: entry.fault});
				break;
			case 'connect':
			case 'negotiated':
			case 'disconnect':
				clients.inc({change: entry.kind});
				break;
			default:
				break;
		}
	}
}
