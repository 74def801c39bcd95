import {toPlain} from '../../protocol/json-value.ts';
import {type PciModel, pciModels} from '../../schema/pci-models.ts';
import type {ReturnOf} from '../command-table.ts';
import type {Device} from '../devices/device.ts';
import type {Machine} from '../machine.ts';

type PciBuses = ReturnOf<'query-pci'>;
type PciDevice = PciBuses[number]['devices'][number];

const FUNCTIONS_PER_SLOT = 8;
// What the registers of a bridge say before the firmware has written them: windows of nothing.
const NO_IO = {base: 0xf000, limit: 0xfff};
const NO_MEMORY = {base: 0xff_f0_00_00, limit: 0xf_ff_ff};

const isBuses = (value: unknown): value is PciBuses => Array.isArray(value);

/** The devices of the board, as recorded of one that is idle. */
const boardDevices = ({profile}: Machine): readonly PciDevice[] => {
	const recorded = profile.replies.reply('query-pci', new Map());
	const plain = recorded === undefined || recorded instanceof Error ? [] : toPlain(recorded);
	return isBuses(plain) ? (plain[0]?.devices ?? []) : [];
};

const byPlace = (left: PciDevice, right: PciDevice): number =>
	left.slot - right.slot || left.function - right.function;

/** Describes the devices of a machine; buses get their numbers as they are met. */
class PciTeller {
	readonly #machine: Machine;
	/** Whether the firmware has given buses their numbers. */
	readonly #isNumbered: boolean;
	#lastBus = 0;

	constructor(machine: Machine) {
		this.#machine = machine;
		this.#isNumbered = machine.status !== 'prelaunch';
	}

	/** The user's devices on a bus of a device, or on those of the board. */
	on(owner: Device | undefined, bus: number): readonly PciDevice[] {
		return this.#machine.hardware.devices.devices
			.filter(device => device.bus?.owner === owner && device.devfn !== undefined)
			.sort((left, right) => (left.devfn ?? 0) - (right.devfn ?? 0))
			.flatMap(device => {
				const model = pciModels()[device.driver];
				return model === undefined ? [] : [this.#describe(device, model, bus)];
			});
	}

	#describe(device: Device, {isBridge, ...model}: PciModel, bus: number): PciDevice {
		const devfn = device.devfn ?? 0;
		return {
			bus,
			slot: Math.floor(devfn / FUNCTIONS_PER_SLOT),
			function: devfn % FUNCTIONS_PER_SLOT,
			...model,
			qdev_id: device.id ?? '',
			...(isBridge === true ? {pci_bridge: this.#bridge(device, bus)} : {}),
		};
	}

	#bridge(device: Device, bus: number): NonNullable<PciDevice['pci_bridge']> {
		const secondary = this.#isNumbered ? ++this.#lastBus : 0;
		const devices = this.#isNumbered ? this.on(device, secondary) : undefined;
		return {
			bus: {
				number: bus,
				secondary,
				subordinate: this.#lastBus,
				io_range: NO_IO,
				memory_range: NO_MEMORY,
				prefetchable_range: NO_MEMORY,
			},
			...(devices === undefined ? {} : {devices}),
		};
	}
}

/** All PCI devices, bridges with what is behind them (hw/pci/pci.c, `qmp_query_pci`). */
export const pciBuses = (machine: Machine): PciBuses => {
	if (machine.options.type === 'none') {
		return [];
	}

	const devices = [...boardDevices(machine), ...new PciTeller(machine).on(undefined, 0)];
	return [{bus: 0, devices: devices.sort(byPlace)}];
};
