import {VirtualClock} from './core/runtime/virtual-clock.ts';
import {createMockQmp} from './server/create-mock-qmp.ts';
import {MemoryClient} from './server/memory-client.ts';
import type {MockQmp} from './server/mock-qmp.ts';
import type {Monitor} from './server/monitor.ts';
import {type StartOptions, settleStart} from './server/start-options.ts';

export type {ClientRun} from './server/conform/client-run.ts';
export type {ClientCallback, Place} from './server/conform/client-under-test.ts';
export {
	type ConformOptions,
	type ConformResult,
	conform,
	type ScoreCard,
} from './server/conform/conform.ts';
export type {Demands, Outcome} from './server/conform/judge-run.ts';

/** A mock QEMU in virtual time and without sockets, for test suites. */
export interface VirtualQmp {
	readonly qmp: MockQmp;
	/** Moves time on by so many milliseconds and plays what is due. */
	readonly advance: (ms: number) => Promise<void>;
	/** A client of a monitor of its own, greeted and not negotiated. */
	readonly connect: () => MemoryClient;
	/** One more client of a monitor that is there (`qmp.addMonitor()`). */
	readonly connectTo: (monitor: Monitor) => MemoryClient;
	/** Ends it: `await using virtual = await startVirtual()`. */
	readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/**
 * Starts a mock QEMU whose clock stands still until `advance` is called; it begins in 2026 unless `startTime` says
 * otherwise. Nothing waits in real time, so the same seed gives the same bytes.
 * Replies and events that QEMU's schema does not allow are errors, unless `isChecked` is false.
 * @throws MockQmpError
 */
export const startVirtual = async (options: StartOptions = {}): Promise<VirtualQmp> => {
	const clock = new VirtualClock(options.startTime);
	const qmp = await createMockQmp(
		settleStart({seed: 'virtual', listen: [], isChecked: true, ...options}),
		clock,
	);
	await qmp.listen();
	return {
		qmp,
		advance: ms => clock.advance(ms),
		connect: () => new MemoryClient(qmp.addMonitor()),
		connectTo: monitor => new MemoryClient(monitor),
		[Symbol.asyncDispose]: () => qmp.close(),
	};
};
