import type {Machine} from '../machine.ts';
import {defineHuman, type HumanCommand, Misunderstood} from './human-command.ts';

// docs/specs/pvpanic.txt: the port of the ISA device, and the bits that a guest sets.
const PVPANIC_PORT = 0x505;
const PANICKED = 1;
const CRASH_LOADED = 2;
// hw/isa/lpc_ich9.c, hw/acpi/ich9.c, hw/acpi/piix4.c: where the firmware of the board puts the sleep control register.
const RESET_PORT = 0xcf9;
const RESET_CPU = 4;
const SLEEP_CONTROL_PORT = 0x604;
const SLEEP_ENABLE = 0x2000;
const SLEEP_TYPE_SHIFT = 10;
const SLEEP_TYPE_MASK = 7;
const OFF = 0;
const TO_MEMORY = 1;
const TO_DISK = 2;
const SIZES: Readonly<Record<string, number>> = {b: 1, h: 2, w: 4};

const sleep = ({power}: Machine, value: number): void => {
	if ((value & SLEEP_ENABLE) !== 0) {
		const type = (value >> SLEEP_TYPE_SHIFT) & SLEEP_TYPE_MASK;
		if (type === OFF) {
			power.powerOff();
		} else if (type === TO_MEMORY) {
			power.suspend();
		} else if (type === TO_DISK) {
			power.suspendToDisk();
		}
	}
};

const write = (machine: Machine, port: number, value: number): void => {
	const {power, options, hardware} = machine;
	if (options.type === 'none') {
		return;
	}

	if (port === PVPANIC_PORT && hardware.devices.ofDriver('pvpanic').length > 0) {
		if ((value & PANICKED) !== 0) {
			power.panicFromOutside();
		}

		if ((value & CRASH_LOADED) !== 0) {
			machine.emit('GUEST_CRASHLOADED', {action: 'run'});
		}
	} else if (port === RESET_PORT && (value & RESET_CPU) !== 0) {
		machine.reset('guest-reset');
	} else if (port === SLEEP_CONTROL_PORT) {
		sleep(machine, value);
	}
};

const sizeOf = (format: string | undefined): number => {
	const letter = format?.replace(/^\d+/, '') ?? '';
	const size = SIZES[letter] ?? (letter === '' || letter === 'x' ? 4 : undefined);
	if (size === undefined) {
		throw new Misunderstood(`invalid char in format: '${letter}'`);
	}

	return size;
};

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

const read = ({hardware}: Machine, port: number): number =>
	port === PVPANIC_PORT && hardware.devices.ofDriver('pvpanic').length > 0
		? PANICKED | CRASH_LOADED
		: 0xff_ff_ff_ff;

/** I/O ports, by which a guest does things to its machine. */
export const portCommands: readonly HumanCommand[] = [
	defineHuman('i', 'fmt:format addr:number index:number?', ({machine}, {fmt, addr = ''}) => {
		const size = sizeOf(fmt);
		const port = Number(addr) & 0xff_ff;
		const suffix = size === 1 ? 'b' : size === 2 ? 'w' : 'l';
		const value = read(machine, port) & (2 ** (8 * size) - 1);
		return `port${suffix}[0x${hex(port, 4)}] = 0x${hex(value >>> 0, 2 * size)}\n`;
	}),
	defineHuman('o', 'fmt:format addr:number val:number', ({machine}, {fmt, addr, val}) => {
		sizeOf(fmt);
		write(machine, Number(addr) & 0xff_ff, Number(val));
		return '';
	}),
];
