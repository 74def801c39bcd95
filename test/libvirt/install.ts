import type {Chapter} from './chapters.ts';

const INSTALL = [
	'virt-install --connect {uri} --name {d} --memory 256 --vcpus 2 --machine q35 --virt-type qemu --import',
	'--disk path={dir}/{d}.qcow2,format=qcow2 --network user,mac=52:54:00:12:34:56 --graphics vnc --noautoconsole',
	'--osinfo detect=off,require=off --boot emulator={emulator}',
];

/** A domain that virt-install defines and starts. */
export const INSTALLED: Chapter = {
	name: 'installed',
	hasSystem: true,
	isDefinedLater: true,
	lines: [
		INSTALL.join(' '),
		'domstate {d} --reason',
		'dumpxml {d} --inactive',
		'domblklist {d}',
		'suspend {d}',
		'resume {d}',
		'destroy {d}',
		'undefine {d}',
	],
};
