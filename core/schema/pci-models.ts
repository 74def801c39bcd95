import {readPackedFile} from '../runtime/files.ts';
import type {CommandTypes} from './generated/qemu-7.2.ts';

const FILE = 'core/schema/snapshots/qemu-7.2/pci-models.json.br';

type PciDevice = CommandTypes['query-pci']['returns'][number]['devices'][number];

/** What a PCI device tells of itself before the firmware has given it addresses. */
export interface PciModel extends Pick<PciDevice, 'class_info' | 'id' | 'irq_pin' | 'regions'> {
	/** Absent where it has no interrupt pin. */
	readonly irq?: number;
	readonly isBridge?: true;
}

const isModels = (value: unknown): value is Readonly<Record<string, PciModel>> =>
	typeof value === 'object' && value !== null;

let loaded: Readonly<Record<string, PciModel>> | undefined;

/** The PCI devices of QEMU 7.2 by driver, as it told of them; read at the first use. */
export const pciModels = (): Readonly<Record<string, PciModel>> => {
	if (loaded === undefined) {
		const parsed: unknown = JSON.parse(readPackedFile(FILE));
		loaded = isModels(parsed) ? parsed : {};
	}

	return loaded;
};
