import {defineCommand} from '../../command-table.ts';

/**
 * Whether KVM was asked for and can be used where we run; the binary that we mimic was built with it. libvirt looks
 * for itself, and probes again and again if it finds a lie.
 */
export const queryKvm = defineCommand('query-kvm', ({options: {accelerators}, host}) => ({
	enabled: accelerators.find(name => host.canAccelerate(name)) === 'kvm',
	present: true,
}));
