import {QmpError} from '../../../protocol/qmp-error.ts';
import {writeForClient} from '../../../runtime/files.ts';
import {defineCommand} from '../../command-table.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
// Physical addresses of the CPU model qemu64 have so many bits.
const ADDRESS_MAX = 2 ** 40;
const ADDRESS_DIGITS = 16;

/** Writes a part of the guest's virtual memory, zeros here, to a file (softmmu/cpus.c, `qmp_memsave`). */
export const memsave = defineCommand(
	'memsave',
	({hardware: {cpus}}, {val, size, filename, 'cpu-index': index = 0}) => {
		const slot = cpus.slots.find(candidate => candidate.index === index);
		if (slot === undefined || cpus.pathOf(slot) === undefined) {
			throw complain("Parameter 'cpu-index' expects a CPU number");
		}

		const isThere = val >= 0 && val + size <= ADDRESS_MAX;
		const failure = writeForClient(filename, new Uint8Array(), isThere ? size : 0);
		if (failure !== undefined) {
			throw complain(`Could not open '${filename}': ${failure}`);
		}

		if (!isThere) {
			const address = BigInt.asUintN(64, BigInt(val)).toString(16).padStart(ADDRESS_DIGITS, '0');
			throw complain(`Invalid addr 0x${address}/size ${size} specified`);
		}

		return {};
	},
);
