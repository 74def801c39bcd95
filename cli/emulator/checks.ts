import {invalidOption} from '../../core/machine/command-line/invalid-option.ts';
import {QemuOpts} from '../../core/machine/command-line/qemu-opts.ts';
import {cpuModelNames} from '../../core/machine/cpus/cpu-models.ts';
import type {Machine} from '../../core/machine/machine.ts';
import {QmpError} from '../../core/protocol/qmp-error.ts';
import {isOpen} from '../../core/runtime/real-process.ts';

const STANDARD_MAX = 2;
const USUAL_MODELS = ['qemu64', 'qemu32', 'kvm64', 'kvm32', 'max', 'host'];

/**
 * Checks that the CPU model is one that this QEMU has.
 * @throws MockQmpError OPTION_INVALID
 */
export const checkCpu = ({options, profile, host}: Machine): void => {
	const [model = ''] = options.cpuModel.split(',');
	// The recording of all models takes its time to read.
	const names = USUAL_MODELS.includes(model) ? [] : cpuModelNames(profile);
	if (names.length > 0 && !names.includes(model)) {
		throw invalidOption(undefined, `unable to find CPU model '${model}'`);
	}

	const accelerator = options.accelerators.find(name => host.canAccelerate(name));
	if (model === 'host' && accelerator !== 'kvm') {
		throw invalidOption(undefined, "CPU model 'host' requires KVM");
	}
};

/**
 * Puts the descriptors of `-add-fd` into their sets.
 * @throws MockQmpError OPTION_INVALID
 */
export const addDescriptors = ({options, descriptors}: Machine): void => {
	for (const {name, value} of options.otherOptions.filter(other => other.name === '-add-fd')) {
		const given = new QemuOpts(name, value, {keys: ['fd', 'set', 'opaque']});
		const fd = given.number('fd') ?? -1;
		if (fd >= 0 && fd <= STANDARD_MAX) {
			throw invalidOption(given.where, 'fd cannot be a standard I/O stream');
		}

		if (!isOpen(fd)) {
			throw invalidOption(given.where, 'fd is not valid or already in use');
		}

		try {
			const set = given.number('set');
			const opaque = given.text('opaque');
			descriptors.add({
				...(set === undefined ? {} : {'fdset-id': set}),
				...(opaque === undefined ? {} : {opaque}),
			});
		} catch (error) {
			throw error instanceof QmpError ? invalidOption(given.where, error.message) : error;
		}
	}
};
