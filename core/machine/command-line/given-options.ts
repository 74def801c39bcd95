import {invalidOption} from './invalid-option.ts';

/** An option of QEMU's command line as it was given. */
export interface GivenOption {
	/** With one dash: `-machine`. */
	readonly name: string;
	/** Empty for an option without one. */
	readonly value: string;
}

// The options of qemu-system-x86_64 7.2.
const WITHOUT_VALUE =
	'S s daemonize enable-kvm full-screen curses mem-prealloc nodefaults no-acpi no-fd-bootchk nographic no-hpet ' +
	'no-quit no-reboot no-shutdown no-user-config only-migratable portrait preconfig singlestep snapshot usb ' +
	'win2k-hack xen-attach xen-domid-restrict async-teardown enable-sync-profile h help version semihosting ' +
	'no-kvm no-kvm-irqchip no-kvm-pit-reinjection alt-grab ctrl-grab show-cursor old-param tdf';
const WITH_VALUE =
	'D L accel acpitable action add-fd append audio audiodev bios blockdev boot cdrom chardev chroot compat cpu d ' +
	'debugcon device dfilter display drive dump-vmstate echr fda fdb fsdev fw_cfg g gdb global hda hdb hdc hdd ' +
	'icount incoming initrd iscsi k kernel loadvm m M machine mem-path mon monitor msg mtdblock name net netdev ' +
	'nic numa object option-rom overcommit parallel pflash pidfile plugin prom-env qmp qmp-pretty readconfig rotate ' +
	'rtc runas sandbox sd seed serial set smbios smp soundhw spice tb-size tpmdev trace usbdevice uuid vga virtfs ' +
	'virtioport vnc watchdog watchdog-action xen-domid dtb machine-property bt semihosting-config';

const TAKES_VALUE: ReadonlyMap<string, boolean> = new Map([
	...WITHOUT_VALUE.split(' ').map(name => [name, false] as const),
	...WITH_VALUE.split(' ').map(name => [name, true] as const),
]);

/** All options of QEMU without their dash, sorted, each with whether it takes a value. */
export const optionNames = (): ReadonlyArray<readonly [string, boolean]> =>
	[...TAKES_VALUE].sort(([left], [right]) => left.localeCompare(right, 'en'));

/** Options as words again. */
export const optionWords = (options: readonly GivenOption[]): string[] =>
	options.flatMap(({name, value}) =>
		TAKES_VALUE.get(name.slice(1)) === true ? [name, value] : [name],
	);

/** The words without options that no QEMU knows, and without what looks like their values. */
export const knownWords = (words: readonly string[]): string[] => {
	const known: string[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		const takesValue = TAKES_VALUE.get(word.replace(/^--?/, ''));
		const next = words[index + 1];
		const hasValue =
			takesValue ?? (word.startsWith('-') && next !== undefined && !next.startsWith('-'));
		if (takesValue !== undefined || !word.startsWith('-')) {
			known.push(word, ...(hasValue && next !== undefined ? [next] : []));
		}

		index += hasValue ? 1 : 0;
	}

	return known;
};

/**
 * Tells options and their values apart (softmmu/vl.c, `lookup_opt`). A word without a dash is a disk.
 * @throws MockQmpError OPTION_INVALID
 */
export const splitArguments = (words: readonly string[]): GivenOption[] => {
	const options: GivenOption[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		if (!word.startsWith('-')) {
			options.push({name: '-hda', value: word});
			continue;
		}

		const name = word.replace(/^--?/, '');
		const takesValue = TAKES_VALUE.get(name);
		if (takesValue === undefined) {
			throw invalidOption(word, 'invalid option');
		}

		const value = takesValue ? words[index + 1] : '';
		if (value === undefined) {
			throw invalidOption(word, 'requires an argument');
		}

		options.push({name: `-${name}`, value});
		index += takesValue ? 1 : 0;
	}

	return options;
};
