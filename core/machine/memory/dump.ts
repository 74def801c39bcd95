import {QmpError} from '../../protocol/qmp-error.ts';
import type {Clock} from '../../runtime/clock.ts';
import {writeForClient} from '../../runtime/files.ts';
import type {EventData} from '../../schema/generated/qemu-7.2.ts';
import type {ArgumentsOf, ReturnOf} from '../command-table.ts';
import {type DeviceOwner, deviceMemory, hasVga} from '../devices/device-memory.ts';
import type {RunState} from '../run-state.ts';
import {compressedDump, elfDump} from './dump-file.ts';

// Recording `dump-detached`: 128 MiB in 365 ms, compressed in 2745 ms.
const BYTES_PER_MS = 368_000;
const COMPRESSED_BYTES_PER_MS = 49_000;
// What of the board's ROM counts as memory without and with a VGA before it (compared with q35).
const ROM_WITHOUT_VGA = 256 * 1024;
const ROM_WITH_VGA = 128 * 1024;

type Request = ArgumentsOf<'dump-guest-memory'>;
type DumpInfo = ReturnOf<'query-dump'>;

/** The machine whose memory is dumped. */
export interface DumpedMachine extends DeviceOwner {
	readonly status: RunState;
	readonly clock: Clock;
	readonly descriptors: {has(name: string): boolean; close(name: string): void};
	readonly options: DeviceOwner['options'] & {readonly memory: number; readonly type: string};
	readonly migration: {readonly isActive: boolean};
	readonly hardware: DeviceOwner['hardware'] & {readonly dimms: {readonly size: number}};
	goto(state: RunState): void;
	emit(event: 'DUMP_COMPLETED', data: {result: DumpInfo; error?: string}): unknown;
}

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Dumps of the guest's memory (dump/dump.c). */
export class Dump {
	readonly #machine: DumpedMachine;
	#status: DumpInfo['status'] = 'none';
	#total = 0;
	#begunAt = 0;
	#lastsMs = 0;
	#completed = 0;
	#wasRunning = false;

	constructor(machine: DumpedMachine) {
		this.#machine = machine;
	}

	/** Whether one is under way. */
	get isActive(): boolean {
		return this.#status === 'active';
	}

	/** What query-dump says. */
	get info(): DumpInfo {
		return {status: this.#status, completed: this.#soFar, total: this.#total};
	}

	get #soFar(): number {
		if (!this.isActive) {
			return this.#completed;
		}

		const passedMs = (this.#machine.clock.now() - this.#begunAt) / 1000;
		const share = Math.min(1, passedMs / this.#lastsMs);
		return Math.floor((share * this.#total) / 4096) * 4096;
	}

	/** Takes note of a DUMP_COMPLETED that a script tells of; one that is under way goes on by itself. */
	note({result}: EventData['DUMP_COMPLETED']): void {
		if (!this.isActive) {
			this.#status = result.status;
			this.#total = result.total;
			this.#completed = result.completed;
		}
	}

	/**
	 * Nothing may change the run state while one is under way.
	 * @throws QmpError GenericError
	 */
	assertIdle(): void {
		if (this.isActive) {
			throw complain('There is a dump in process, please wait.');
		}
	}

	/**
	 * Begins a dump; `onEnd` is told how it went when it is over.
	 * @throws QmpError for what QEMU refuses at once
	 */
	start(request: Request, onEnd: (error: QmpError | undefined) => void): void {
		this.#check(request);
		const problem = this.#open(request);
		if (problem !== undefined) {
			throw problem;
		}

		if (this.#machine.migration.isActive) {
			throw complain(
				'disallowing migration blocker (migration/snapshot in progress) for: ' +
					'Live migration disabled: dump-guest-memory in progress',
			);
		}

		this.#wasRunning = this.#machine.status === 'running';
		if (this.#wasRunning) {
			this.#machine.goto('save-vm');
		}

		this.#total = this.#sizeOf(request);
		this.#completed = 0;
		if (this.#total === 0) {
			this.#status = 'failed';
			this.#resume();
			throw complain('dump: no guest memory to dump');
		}

		this.#status = 'active';
		this.#begunAt = this.#machine.clock.now();
		const isCompressed = request.format?.startsWith('kdump') === true;
		this.#lastsMs = this.#total / (isCompressed ? COMPRESSED_BYTES_PER_MS : BYTES_PER_MS);
		this.#machine.clock.after(this.#lastsMs, () => onEnd(this.#end(request)));
	}

	#check({paging, begin, length, format}: Request): void {
		if (this.#machine.status === 'inmigrate') {
			throw complain('Dump not allowed during incoming migration.');
		}

		this.assertIdle();
		const isCompressed = format?.startsWith('kdump') === true;
		if (isCompressed && (paging || begin !== undefined || length !== undefined)) {
			throw complain("kdump-compressed format doesn't support paging or filter");
		}

		if ((begin === undefined) !== (length === undefined)) {
			throw complain(`Parameter '${begin === undefined ? 'begin' : 'length'}' is missing`);
		}

		if (format === 'kdump-lzo' || format === 'kdump-snappy') {
			throw complain(`${format} is not available now`);
		}
	}

	#open({protocol}: Request): QmpError | undefined {
		const [, scheme, target = ''] = /^(fd|file):(.*)$/s.exec(protocol) ?? [];
		if (scheme === 'fd') {
			if (!this.#machine.descriptors.has(target)) {
				return complain(`File descriptor named '${target}' has not been found`);
			}

			this.#machine.descriptors.close(target);
			return undefined;
		}

		if (scheme === undefined) {
			return complain("Invalid parameter 'protocol'");
		}

		const failure = writeForClient(target, new Uint8Array());
		return failure === undefined ? undefined : complain(`Could not open '${target}': ${failure}`);
	}

	/** Bytes that are dumped: all, or what of the asked for range is memory. */
	#sizeOf({begin, length}: Request): number {
		const {options, hardware, status} = this.#machine;
		if (options.type === 'none') {
			return 0;
		}

		const memory = options.memory + hardware.dimms.size;
		if (begin !== undefined && length !== undefined) {
			return Math.max(0, Math.min(memory, begin + length) - begin);
		}

		// Cards are mapped by the firmware.
		const mapped = status === 'prelaunch' ? 0 : deviceMemory(this.#machine).video;
		return memory + mapped + (hasVga(this.#machine) ? ROM_WITH_VGA : ROM_WITHOUT_VGA);
	}

	#end({protocol, format = 'elf'}: Request): QmpError | undefined {
		const problem =
			format === 'win-dmp'
				? 'win-dump: invalid vmcoreinfo note size'
				: this.#write(protocol, format);
		this.#status = problem === undefined ? 'completed' : 'failed';
		this.#completed = problem === undefined ? this.#total : 0;
		this.#machine.emit('DUMP_COMPLETED', {
			result: this.info,
			...(problem === undefined ? {} : {error: problem}),
		});
		this.#resume();
		return problem === undefined ? undefined : complain(problem);
	}

	#write(protocol: string, format: string): string | undefined {
		if (!protocol.startsWith('file:')) {
			return undefined;
		}

		const {head, length} = format === 'elf' ? elfDump(this.#total) : compressedDump();
		const failure = writeForClient(protocol.slice('file:'.length), head, length);
		return failure === undefined ? undefined : `dump: failed to write elf header: ${failure}`;
	}

	#resume(): void {
		if (this.#wasRunning && this.#machine.status === 'save-vm') {
			this.#machine.goto('running');
		}
	}
}
