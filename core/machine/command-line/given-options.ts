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
