import type {Schema} from '../../core/schema/schema.ts';

// What the answer to these depends on is the run: its files, names, threads, addresses in memory.
const OF_THE_RUN = new Set([
	'query-chardev',
	'query-commands',
	'query-cpus-fast',
	'query-name',
	'query-qmp-schema',
	'query-status',
	'query-uuid',
	'query-version',
	'query-yank',
	'x-query-irq',
	'x-query-jit',
	'x-query-ramblock',
]);

// QEMU 7.2 ends when it is asked for the properties of these.
const FATAL = new Set([
	'colo-compare',
	'microvm-machine',
	'qio-net-listener',
	'virtio-gpu-gl-pci',
	'virtio-vga-gl',
	'x-remote-object',
]);

/** The models whose expansion clients ask for. */
export const CPU_MODELS = [
	'base',
	'max',
	'host',
	'qemu32',
	'qemu64',
	'kvm64',
	'Nehalem',
	'SandyBridge',
	'Haswell',
	'Skylake-Client',
	'Skylake-Server',
	'Cascadelake-Server',
	'EPYC',
	'EPYC-Rome',
] as const;

/** The kinds of expansion. */
export const EXPANSIONS = ['static', 'full'] as const;

/** Whether a command only looks, takes no arguments by necessity, and answers the same in every run. */
export const isStatic = (schema: Schema, command: string): boolean => {
	const type = schema.type(schema.command(command)?.['arg-type'] ?? '');
	const hasMandatory =
		type?.['meta-type'] === 'object' && type.members.some(member => member.default === undefined);
	return /^(?:x-)?query-/.test(command) && !OF_THE_RUN.has(command) && !hasMandatory;
};

/** Whether QEMU may not be asked for the properties of a type. */
export const isFatal = (typename: string): boolean => FATAL.has(typename);
