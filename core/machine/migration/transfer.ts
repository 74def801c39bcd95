import {type Clock, MICROSECONDS_PER_MS, type Microseconds} from '../../runtime/clock.ts';
import type {ReturnOf} from '../command-table.ts';
import {type DeviceOwner, deviceMemory} from '../devices/device-memory.ts';
import type {MachineOptions} from '../machine-options.ts';

/** Figures about memory, as query-migrate has them. */
export type RamFigures = NonNullable<ReturnOf<'query-migrate'>['ram']>;

const PAGE_SIZE = 4096;
// A page of zeroes goes over the wire as this many bytes: its address and a byte (migration/ram.c, `save_zero_page`).
const ZERO_PAGE_BYTES = 9;
const PAGE_HEADER_BYTES = 8;
// Recordings: 134750208 bytes for a q35 of 128 MiB, 537403392 for one of 512: the firmware's memory comes on top.
const FIRMWARE_BYTES = 532_480;
// Without a guest the firmware has touched this many pages (recording `migrate-to-file` and a q35 without devices).
const FIRMWARE_PAGES = 147;
// How much of a guest's memory is in use, and how fast it writes to it, in bytes a second
// (`migrate-unix-live-1-source`).
const USED_PART = 0.25;
const DIRTY_RATE = 2 * 1024 * 1024;
// QEMU looks through a gigabyte of zeroes in about 80 ms (setting up a machine of 128 MiB took 10).
const SCAN_RATE = 12e9;
// The state of the devices of a PC, in bytes.
const DEVICE_STATE_BYTES = 180_000;
const MS_PER_SECOND = 1000;

/** The machine whose memory it is. */
export interface MovedMachine extends DeviceOwner {
	readonly options: MachineOptions;
}

/** Memory on its way to another machine, pass by pass. Sizes in bytes, rates in bytes a second. */
export class Transfer {
	readonly #clock: Clock;
	readonly #total: number;
	readonly #dirtyRate: number;
	readonly #content: number;
	#passStart: Microseconds;
	#passSize: number;
	#rate: number;
	#normalBefore = 0;
	#pass = 1;
	#isSwitching = false;
	#endOfPrecopy: number | undefined;

	constructor(clock: Clock, machine: MovedMachine, rate: number) {
		const {memory, guest} = machine.options;
		const {video, rom} = deviceMemory(machine);
		this.#clock = clock;
		this.#total = memory + FIRMWARE_BYTES + video + rom;
		this.#content = guest.isThere
			? Math.round((memory * USED_PART) / PAGE_SIZE) * PAGE_SIZE
			: FIRMWARE_PAGES * PAGE_SIZE;
		this.#dirtyRate = guest.isThere ? DIRTY_RATE : 0;
		this.#passStart = clock.now();
		this.#passSize = this.#content;
		this.#rate = rate;
	}

	/** Number of the present pass; the first is 1. */
	get pass(): number {
		return this.#pass;
	}

	/** Milliseconds that are left of this pass. */
	get passMs(): number {
		const scan = this.#pass === 1 ? this.#total / SCAN_RATE : 0;
		const whole = Math.max(1, (this.#passSize / this.#rate + scan) * MS_PER_SECOND);
		return Math.max(0, whole - this.#elapsedMs);
	}

	/** Bytes that the guest, if its CPUs run, will have written to at the end of this pass. */
	dirtyAfterPass(isRunning: boolean): number {
		const dirty = isRunning ? (this.#dirtyRate * this.#elapsedMs) / MS_PER_SECOND : 0;
		return Math.min(this.#content, Math.round(dirty / PAGE_SIZE) * PAGE_SIZE);
	}

	/** Changes the rate in the middle of a pass; what has gone has gone. */
	setRate(rate: number): void {
		const left = this.#passSize - this.#sentOfPass();
		this.#normalBefore += this.#sentOfPass();
		this.#passSize = left;
		this.#passStart = this.#clock.now();
		this.#rate = rate;
	}

	/** Sends the rest behind a guest that has gone, as fast as a network card of ten gigabits. */
	hurry(): void {
		this.setRate(1.25e9);
		this.#pass += 1;
	}

	/** Begins another pass with so many bytes. */
	nextPass(dirty: number): void {
		this.#normalBefore += this.#passSize;
		this.#passSize = dirty;
		this.#passStart = this.#clock.now();
		this.#pass += 1;
	}

	/** Begins the last pass, with the guest standing still. */
	switchOver(dirty: number): void {
		this.nextPass(dirty);
		this.#endOfPrecopy = this.#transferred(this.#normalBefore);
		this.#isSwitching = true;
	}

	/** The figures of this instant. */
	figures({
		isRunning,
		isDone,
	}: {
		readonly isRunning: boolean;
		readonly isDone: boolean;
	}): RamFigures {
		const normalBytes = this.#normalBefore + (isDone ? this.#passSize : this.#sentOfPass());
		const state = isDone && this.#isSwitching ? DEVICE_STATE_BYTES : 0;
		const transferred = this.#transferred(normalBytes) + state;
		const precopy = this.#endOfPrecopy ?? transferred;
		const seconds = this.#elapsedMs / MS_PER_SECOND;
		return {
			total: this.#total,
			'postcopy-requests': 0,
			'dirty-sync-count': this.#pass,
			'multifd-bytes': 0,
			'pages-per-second': isDone || seconds === 0 ? 0 : Math.round(this.#rate / PAGE_SIZE),
			'downtime-bytes': transferred - precopy,
			'page-size': PAGE_SIZE,
			remaining: isDone ? 0 : this.#remaining(),
			'postcopy-bytes': 0,
			mbps: normalBytes === 0 ? 0 : (this.#rate * 8) / 1e6,
			transferred,
			'dirty-sync-missed-zero-copy': 0,
			'precopy-bytes': precopy,
			duplicate: this.#zeroPages(normalBytes),
			'dirty-pages-rate': isRunning && this.#pass > 1 ? Math.round(this.#dirtyRate / PAGE_SIZE) : 0,
			skipped: 0,
			'normal-bytes': normalBytes,
			normal: normalBytes / PAGE_SIZE,
		};
	}

	get #elapsedMs(): number {
		return (this.#clock.now() - this.#passStart) / MICROSECONDS_PER_MS;
	}

	/** Whole pages of this pass that have gone. */
	#sentOfPass(): number {
		const sent = (this.#elapsedMs / MS_PER_SECOND) * this.#rate;
		return Math.min(this.#passSize, Math.floor(sent / PAGE_SIZE) * PAGE_SIZE);
	}

	/** In the first pass zero pages are found among the others, in proportion. */
	#zeroPages(normalBytes: number): number {
		const part = this.#content === 0 ? 1 : Math.min(1, normalBytes / this.#content);
		return Math.floor(((this.#total - this.#content) / PAGE_SIZE) * part);
	}

	#remaining(): number {
		const left = this.#passSize - this.#sentOfPass();
		if (this.#pass > 1) {
			return left;
		}

		const sent = this.#content - left;
		return left + this.#total - this.#content - this.#zeroPages(sent) * PAGE_SIZE;
	}

	#transferred(normalBytes: number): number {
		const headers = (normalBytes / PAGE_SIZE) * PAGE_HEADER_BYTES;
		return normalBytes + headers + this.#zeroPages(normalBytes) * ZERO_PAGE_BYTES;
	}
}
