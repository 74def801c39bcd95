import type {Chapter} from './chapters.ts';

/** What an ordinary user does who has a libvirtd of their own. */
export const SESSION: Chapter = {
	name: 'session',
	hasSystem: true,
	lines: [
		'start {d}',
		'domstate {d} --reason',
		'suspend {d}',
		'resume {d}',
		'domstate {d} --reason',
		'reset {d}',
		'rest 500',
		'dominfo {d}',
		'domstats {d} --state --block',
		'domiflist {d}',
		'attach-disk {d} {dir}/{d}.b.qcow2 sdb --targetbus scsi --subdriver qcow2',
		'domblkinfo {d} sdb',
		'detach-disk {d} sdb',
		'change-media {d} sda {dir}/{d}.iso --insert',
		'change-media {d} sda --eject',
		'snapshot-create-as {d} s1 --disk-only --no-metadata --diskspec vda,file={dir}/{d}.s1.qcow2',
		'domblklist {d}',
		'blockcommit {d} vda --active --wait --pivot',
		'domblklist {d}',
		'screenshot {d} {dir}/{d}.png',
		'save {d} {dir}/{d}.save',
		'restore {dir}/{d}.save',
		'domstate {d} --reason',
		'destroy {d}',
		'domstate {d} --reason',
	],
};
