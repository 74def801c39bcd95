import {Counter, Gauge, type Registry} from 'prom-client';
import type {LoadRun} from '../fleet/load-run.ts';
import {LAG_BOUNDS_US} from '../load/load-meter.ts';

const US_PER_SECOND = 1_000_000;

/** Adds the figures of a load; they are read when somebody asks. */
export const addLoadMetrics = (registry: Registry, run: LoadRun): void => {
	const {meter} = run;
	const counter = (name: string, help: string, read: () => number): void => {
		new Counter({
			name: `mock_qmp_load_${name}_total`,
			help,
			registers: [registry],
			collect() {
				this.reset();
				this.inc(read());
			},
		});
	};
	const gauge = (name: string, help: string, read: () => number): void => {
		new Gauge({
			name: `mock_qmp_load_${name}`,
			help,
			registers: [registry],
			collect() {
				this.set(read());
			},
		});
	};

	counter('events_written', 'Events handed to sockets, once for each client', () => meter.written);
	counter('bytes_written', 'The same in bytes', () => meter.bytes);
	counter(
		'events_missed',
		'Events that no client could take when they were due',
		() => meter.missed,
	);
	counter('events_skipped', 'Events that were due before the process began', () => run.skipped);
	counter('clients_cut_off', 'Clients cut off for being too slow', () => meter.disconnected);
	gauge('queue_bytes', 'Bytes that clients have not taken yet', () => run.queueBytes);
	gauge(
		'target_rate',
		'Events a second that are due at present, of this process',
		() => run.targetRate,
	);
	gauge('elapsed_seconds', 'Since the first phase began', () => run.elapsedMs / 1000);
	new Counter({
		name: 'mock_qmp_load_lag_seconds_bucket',
		help: 'Events handed to a socket within so many seconds of when they were due',
		labelNames: ['le'],
		registers: [registry],
		collect() {
			this.reset();
			let sum = 0;
			for (const [index, count] of meter.lagCounts.entries()) {
				sum += count;
				const bound = LAG_BOUNDS_US[index];
				this.inc({le: bound === undefined ? '+Inf' : String(bound / US_PER_SECOND)}, sum);
			}
		},
	});
};
