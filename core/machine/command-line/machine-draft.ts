import type {Schema} from '../../schema/schema.ts';
import type {
	ChardevSpec,
	DeviceSpec,
	GlobalProperty,
	GuestActions,
	MachineType,
	MonitorSpec,
	NetdevSpec,
	ObjectSpec,
	OptionValues,
} from '../machine-options.ts';
import type {GivenOption} from './given-options.ts';
import {invalidOption} from './invalid-option.ts';

/** The parts that a QEMU has by default and that some options take away. */
export type DefaultPart =
	| 'serial'
	| 'parallel'
	| 'monitor'
	| 'floppy'
	| 'cdrom'
	| 'sdcard'
	| 'vga'
	| 'net';

/** A machine while the options that describe it are read, one by one. */
export class MachineDraft {
	readonly schema: Schema;
	// i440fx is what QEMU makes when nothing is said.
	type: MachineType = 'pc';
	name: string | undefined;
	uuid: string | undefined;
	memory: number | undefined;
	memorySlots = 0;
	memoryMax: number | undefined;
	/** Members of `-smp`, as text. */
	smp: Readonly<Record<string, string>> = {};
	cpuModel: string | undefined;
	isPaused = false;
	machineProperties: Readonly<Record<string, string>> = {};
	readonly devices: DeviceSpec[] = [];
	readonly objects: ObjectSpec[] = [];
	readonly blockdevs: OptionValues[] = [];
	readonly drives: Array<Readonly<Record<string, string>>> = [];
	readonly netdevs: NetdevSpec[] = [];
	readonly chardevs: ChardevSpec[] = [];
	/** The option that each character device comes from, as it was given. */
	readonly chardevOptions = new Map<string, string>();
	spiceOptions: Readonly<Record<string, string>> | undefined;
	readonly vncDisplays: string[] = [];
	display: OptionValues | undefined;
	vga: string | undefined;
	actions: Partial<GuestActions> = {};
	incoming: string | undefined;
	readonly monitors: MonitorSpec[] = [];
	accelerators: readonly string[] = [];
	/** What can be judged only when all options are read. */
	readonly checks: Array<() => void> = [];
	readonly globals: GlobalProperty[] = [];
	readonly otherOptions: GivenOption[] = [];
	readonly missingDefaults = new Set<DefaultPart>();
	readonly #ids = new Set<string>();

	constructor(schema: Schema) {
		this.schema = schema;
	}

	/**
	 * Takes an id that must be the only one of its group.
	 * @throws MockQmpError OPTION_INVALID
	 */
	claimId(group: 'device' | 'object' | 'chardev' | 'netdev' | 'drive', id: string, where: string) {
		const key = `${group} ${id}`;
		if (this.#ids.has(key)) {
			throw invalidOption(where, `Duplicate ID '${id}' for ${group}`);
		}

		this.#ids.add(key);
	}
}
