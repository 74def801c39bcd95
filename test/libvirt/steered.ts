import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {define} from './domain.ts';
import type {Shown} from './lives.ts';
import {eventually, pause} from './private-libvirtd.ts';

const NAME = 'steered';
// libvirtd's network is its own: nobody else is there.
const ADDRESS = '127.0.0.1:9009';
const TOLD = `event 'watchdog' for domain '${NAME}': none`;
const MOCK_QMP = fileURLToPath(new URL('../../cli/bundle/mock-qmp.js', import.meta.url));

/** Runs `mock-qmp` in the network of a process; gives what it prints. */
const mockQmpBeside = (pid: number, ...words: readonly string[]): string => {
	const {stdout, stderr} = spawnSync(
		'nsenter',
		['--net', '--target', String(pid), process.execPath, MOCK_QMP, ...words, '--control', ADDRESS],
		{encoding: 'utf8'},
	);
	return `${stdout}${stderr}`;
};

/** A domain whose emulator has a control API, by a variable of the domain. */
export const STEERED: readonly Shown[] = [
	[
		'an event of the control API reaches who watches libvirt',
		async libvirtd => {
			define(libvirtd, {name: NAME, kind: 'mock', variables: {MOCK_QMP_CONTROL: ADDRESS}});
			libvirtd.virsh('start', NAME);
			const events = libvirtd.follow('event', NAME, '--event', 'watchdog', '--loop');
			await pause(300);
			const said = mockQmpBeside(libvirtd.pidOf(NAME), 'emit', NAME, 'WATCHDOG', 'action=none');
			const isTold = await eventually(() => events.lines().includes(TOLD));
			events.end();
			libvirtd.virsh('destroy', NAME);
			return isTold || [said, events.lines()];
		},
	],
];
