import type {Clock} from '../../runtime/clock.ts';
import type {EventData, EventName} from '../../schema/generated/qemu-7.2.ts';
import type {Hardware} from '../hardware.ts';
import type {MachineOptions} from '../machine-options.ts';
import type {Power} from '../power/power.ts';

/** The machine that the guest's system runs on. */
export interface SystemMachine {
	readonly options: MachineOptions;
	readonly profile: {readonly greeting: {readonly QMP: {readonly version: QemuVersion}}};
	readonly clock: Clock;
	readonly hardware: Hardware;
	readonly power: Power;
	emit<E extends EventName>(event: E, data: EventData[E]): unknown;
}

interface QemuVersion {
	readonly qemu: {readonly major: number; readonly minor: number; readonly micro: number};
}

const NANOS_PER_MICRO = 1000n;
const NANOS_PER_SECOND = 1_000_000_000n;
const BOARD_CLOCK = 'mc146818rtc';

/** What the guest's agent acts on: the operating system of a pretended guest. */
export class GuestSystem {
	readonly machine: SystemMachine;
	readonly stopAgent: () => void;
	/** Whether its file systems stand still. */
	isFrozen = false;
	#clockOffset = 0n;

	/** `stopAgent` ends the agent, as a system does that goes down. */
	constructor(machine: SystemMachine, stopAgent: () => void) {
		this.machine = machine;
		this.stopAgent = stopAgent;
	}

	/** Its time, in nanoseconds since the epoch. */
	get time(): bigint {
		return BigInt(this.machine.clock.now()) * NANOS_PER_MICRO + this.#clockOffset;
	}

	/** Sets its time and with it the clock of the board, of which QEMU tells; undefined: takes the time from there. */
	setTime(nanoseconds: bigint | undefined): void {
		if (nanoseconds === undefined) {
			return;
		}

		this.#clockOffset += nanoseconds - this.time;
		const path = this.#boardClock;
		if (path !== undefined) {
			const offset = Number(this.#clockOffset / NANOS_PER_SECOND);
			this.machine.emit('RTC_CHANGE', {offset, 'qom-path': path});
		}
	}

	get #boardClock(): string | undefined {
		const board = this.machine.hardware.objects.at('/machine/unattached');
		return [...(board?.children.values() ?? [])].find(({type}) => type === BOARD_CLOCK)?.path;
	}
}
