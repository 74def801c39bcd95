import type {QuorumOptions} from './quorum.ts';
import type {SpiceAddress} from './spice-server.ts';

/**
 * `none` has no firmware and no guest; `q35` and `pc` (i440fx) are PCs, whose firmware resets them once more after
 * each reset.
 */
export type MachineType = 'none' | 'q35' | 'pc';

/** Members of an option: text where it was given as `key=value`, typed values where as JSON. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** QEMU's `-device`; the properties are all members but `driver` and `id`. */
export interface DeviceSpec {
	readonly driver: string;
	readonly id: string | undefined;
	readonly properties: OptionValues;
	/** Made by the board itself, such as the card of `-nic`. */
	readonly isOnBoard?: true;
}

/** QEMU's `-object`, typed as the arguments of object-add. */
export interface ObjectSpec extends OptionValues {
	readonly 'qom-type': string;
	readonly id: string;
}

/** QEMU's `-netdev`, typed as the arguments of netdev_add. */
export interface NetdevSpec extends OptionValues {
	readonly type: string;
	readonly id: string;
}

/** QEMU's `-chardev`, or what another option (`-serial`, `-parallel`, `-monitor`) makes one of. */
export interface ChardevSpec {
	readonly id: string;
	/** Name of the backend, such as `socket`. */
	readonly backend: string;
	/** As text. */
	readonly properties: Readonly<Record<string, string>>;
}

/** A QMP monitor that an option names, or another character device that is met on a socket. */
export interface MonitorSpec {
	/** Label of its character device. */
	readonly label: string;
	/** Where clients meet it, as `--listen` writes it. */
	readonly address: string;
	/** The option as it was given, for messages. */
	readonly option: string;
}

/** How many CPUs there are and how they are arranged. */
export interface CpuTopology {
	readonly cpus: number;
	readonly maxCpus: number;
	readonly sockets: number;
	readonly dies: number;
	readonly cores: number;
	readonly threads: number;
}

/** What happens when the guest does something (QEMU's `-action`). */
export interface GuestActions {
	readonly reboot: 'reset' | 'shutdown';
	readonly shutdown: 'poweroff' | 'pause';
	readonly panic: 'pause' | 'shutdown' | 'exit-failure' | 'none';
	readonly watchdog: 'reset' | 'shutdown' | 'poweroff' | 'pause' | 'debug' | 'none' | 'inject-nmi';
}

/** How the pretended guest behaves. */
export interface GuestOptions {
	/** Whether an operating system runs; without one nothing is ever answered. */
	readonly isThere: boolean;
	/** What it does when it is asked to let a device go. */
	readonly unplug: 'agree' | 'refuse' | 'ignore';
	/** How long it takes to do so, in milliseconds; that of a Linux guest when left out. */
	readonly unplugDelay: number | undefined;
	/** Whether it has a driver for its balloon. */
	readonly hasBalloonDriver: boolean;
	/** What it does when the power button is pressed: to refuse is to do nothing. */
	readonly powerdown: 'agree' | 'refuse' | 'ignore';
	/** How long it takes to power off, in milliseconds; that of a Linux guest when left out. */
	readonly powerdownDelay: number | undefined;
	/** What it does on a non-maskable interrupt. */
	readonly nmi: 'ignore' | 'panic';
	/** What QEMU's guest agent in it does with what comes through its port. */
	readonly agent: 'answer' | 'silent' | 'absent';
	/**
	 * How long after the guest is let run its agent opens the port, in milliseconds; when left out, the port is open
	 * when VSERPORT_CHANGE has said so.
	 */
	readonly agentDelay: number | undefined;
}

/** How jobs of the machine go other than they would by themselves. */
export interface JobRule {
	/** Id of the job; all jobs when left out. */
	readonly job: string | undefined;
	/** Bytes a second that the disks manage. */
	readonly rate: number | undefined;
	/** Whether a mirror or an active commit ever gets in step with its source. */
	readonly isEverReady: boolean;
	/** An error of the disk that it comes upon. */
	readonly fail: JobFailure | undefined;
}

/** An error of the disk in a job. */
export interface JobFailure {
	/** Bytes that are copied by then. */
	readonly at: number;
	readonly operation: 'read' | 'write';
	/** What the system says of it. */
	readonly error: string;
	/** Whether it comes again when the job tries again. */
	readonly isLasting: boolean;
}

/** A disk image of the pretended host. */
export interface ImageSpec {
	readonly path: string;
	/** Name of the driver that reads it, such as `raw` or `qcow2`. */
	readonly format: string;
	/** Length of the disk in bytes. */
	readonly size: number;
	/** Bytes of data in it. */
	readonly data: number | undefined;
	/** Path of the image behind it. */
	readonly backing: string | undefined;
}

/**
 * What is at a path that no image was told of: a disk that is believed in, nothing, what the file system has where the
 * mock runs, or that where there is a file, else a disk that is believed in.
 */
export type OtherImages = 'believed' | 'missing' | 'host' | 'host-or-believed';

/** What the pretended virtual machine is, complete. */
export interface MachineOptions {
	readonly type: MachineType;
	/** QEMU's `-name`; query-name answers `{}` without one. */
	readonly name: string | undefined;
	readonly uuid: string;
	/** Memory of the guest in bytes. */
	readonly memory: number;
	/** Slots for DIMMs. */
	readonly memorySlots: number;
	/** What the memory can grow to with DIMMs, in bytes. */
	readonly memoryMax: number;
	readonly cpus: CpuTopology;
	/** Name of the CPU's model and its features, as `-cpu` has them. */
	readonly cpuModel: string;
	/** Whether the guest's CPUs wait for `cont`, as with `-S`. */
	readonly isPaused: boolean;
	/** Further properties of the machine, as text. */
	readonly machineProperties: Readonly<Record<string, string>>;
	readonly devices: readonly DeviceSpec[];
	readonly objects: readonly ObjectSpec[];
	/** QEMU's `-blockdev`, typed as the arguments of blockdev-add. */
	readonly blockdevs: readonly OptionValues[];
	/** QEMU's `-drive` and what stands for it, as text. */
	readonly drives: ReadonlyArray<Readonly<Record<string, string>>>;
	readonly images: readonly ImageSpec[];
	readonly otherImages: OtherImages;
	readonly netdevs: readonly NetdevSpec[];
	readonly chardevs: readonly ChardevSpec[];
	/** Labels of those that options have named, monitors too, in the order of the options. */
	readonly chardevOrder: readonly string[];
	/** The QMP monitors that the options name. */
	readonly monitors: readonly MonitorSpec[];
	/** The sockets that other character devices listen on. */
	readonly sockets: readonly MonitorSpec[];
	/** Names of the accelerators that are to be tried, in that order. */
	readonly accelerators: readonly string[];
	readonly quorum: QuorumOptions;
	readonly spice: SpiceAddress;
	/** Members of `-spice`, as text; undefined when there is no SPICE server. */
	readonly spiceOptions: Readonly<Record<string, string>> | undefined;
	/** Values of `-vnc`, such as `:0`. */
	readonly vncDisplays: readonly string[];
	/** Members of `-display`, typed; undefined when it was not given. */
	readonly display: OptionValues | undefined;
	/** Model of the graphics card, such as `std` or `none`; undefined when `-vga` was not given. */
	readonly vga: string | undefined;
	readonly actions: GuestActions;
	/** QEMU's `-incoming`: an address, or `defer`. */
	readonly incoming: string | undefined;
	/** Values of QEMU's `-global`: property of a driver to text. */
	readonly globals: readonly GlobalProperty[];
	/** All other options with their values, in order: what they say has no bearing on what clients see. */
	readonly otherOptions: ReadonlyArray<{readonly name: string; readonly value: string}>;
	readonly guest: GuestOptions;
	readonly jobs: readonly JobRule[];
}

/** A default for a property of all devices of one driver. */
export interface GlobalProperty {
	readonly driver: string;
	readonly property: string;
	readonly value: string;
}

/** The UUID of a machine that was given none. */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** What QEMU does unless `-action` says otherwise. */
export const defaultActions: GuestActions = {
	reboot: 'reset',
	shutdown: 'poweroff',
	panic: 'shutdown',
	watchdog: 'reset',
};

/** A guest that does what it is asked to. */
export const defaultGuest: GuestOptions = {
	isThere: true,
	unplug: 'agree',
	unplugDelay: undefined,
	hasBalloonDriver: true,
	powerdown: 'agree',
	powerdownDelay: undefined,
	nmi: 'ignore',
	agent: 'answer',
	agentDelay: undefined,
};

/** The quorum disk of a machine that was given none. */
export const defaultQuorum: QuorumOptions = {
	nodeName: 'quorum0',
	children: ['child0', 'child1', 'child2'],
	sectors: 2_097_152,
};

/** Where the SPICE server of such a machine is. */
export const defaultSpice: SpiceAddress = {host: '127.0.0.1', port: '5900', family: 'ipv4'};
