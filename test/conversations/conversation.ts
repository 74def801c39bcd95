/** A disk image that is there before the machine starts. */
export interface DiskImage {
	/** File name in the folder `$DIR`. */
	readonly name: string;
	readonly format: 'qcow2' | 'raw';
	/** Virtual size in bytes. */
	readonly size: number;
	/** Bytes of data at its start; none when left out. */
	readonly data?: number;
	/** Name of another image of the same conversation, of format qcow2 unless it is a raw one. */
	readonly backing?: string;
}

/** One step of a conversation. */
export type Step =
	/** Sends a command and reads up to its reply. */
	| {
			readonly kind: 'command';
			readonly name: string;
			readonly args: object | undefined;
			/** Events that come before or after the reply, by chance in QEMU: all that comes is compared sorted. */
			readonly racing?: readonly string[];
	  }
	/** Reads until each named event has come since the step before, as often as it is named. */
	| {readonly kind: 'await'; readonly events: readonly string[]; readonly isInAnyOrder: boolean}
	/** Keeps reading for so many milliseconds. */
	| {readonly kind: 'settle'; readonly ms: number};

/**
 * Commands and events between a client and a machine, the same for QEMU and for the mock. In arguments `$DIR` stands
 * for the folder of the disk images.
 */
export interface Conversation {
	/** A sentence about what is shown. */
	readonly title: string;
	/** The machine, as QEMU's own options; the monitor is added. */
	readonly machine: readonly string[];
	readonly images?: readonly DiskImage[];
	readonly steps: readonly Step[];
	/** Files are written to `$DIR`, which must be there then. */
	readonly isWriting?: true;
	/**
	 * Members whose values are left out of the comparison, as paths in a message: `return.ram.transferred`; `*` stands
	 * for any one member or index. That the member is there is still compared.
	 */
	readonly volatile?: readonly string[];
	/** Events that QEMU tells once or several times in a row, by chance: only the first of a row counts. */
	readonly mayRepeat?: readonly string[];
}

/** Conversations on one theme. */
export interface Family {
	readonly name: string;
	readonly conversations: readonly Conversation[];
}

/** A PC without anything that is not asked for, its CPUs stopped. */
export const STOPPED_Q35: readonly string[] = [
	...['-machine', 'q35', '-nodefaults', '-display', 'none', '-S'],
];

export const execute = (name: string, args?: object): Step => ({kind: 'command', name, args});
/** Sends a command with whose reply events race. */
export const executeRacing = (name: string, args: object, ...racing: readonly string[]): Step => ({
	kind: 'command',
	name,
	args,
	racing,
});
export const awaitEvents = (...events: readonly string[]): Step => ({
	kind: 'await',
	events,
	isInAnyOrder: false,
});
/** Awaits events whose order is chance in QEMU; all that comes in this step is compared sorted. */
export const awaitInAnyOrder = (...events: readonly string[]): Step => ({
	kind: 'await',
	events,
	isInAnyOrder: true,
});
export const settle = (ms: number): Step => ({kind: 'settle', ms});
