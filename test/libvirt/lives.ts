import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {createImage, define} from './domain.ts';
import {eventually, type PrivateLibvirtd, pause} from './private-libvirtd.ts';

/** One thing that is shown, and whether it holds: true, or what was seen instead. */
export type Shown = readonly [
	title: string,
	check: (libvirtd: PrivateLibvirtd) => Promise<unknown>,
];

const CROWD = 20;
/** Whether a domain comes into a state in time; otherwise what it is in. */
const becomes = async (
	libvirtd: PrivateLibvirtd,
	domain: string,
	state: string,
): Promise<unknown> =>
	(await eventually(() => libvirtd.stateOf(domain) === state, 8000)) || libvirtd.stateOf(domain);

/** What happens to domains with a mock for their emulator. */
export const LIVES: readonly Shown[] = [
	[
		'libvirtd is started anew while domains run: it finds them as they are',
		async libvirtd => {
			for (const name of ['stay1', 'stay2']) {
				define(libvirtd, {name, kind: 'mock', isSmall: true});
				libvirtd.virsh('start', name);
			}

			libvirtd.virsh('suspend', 'stay2');
			const pids = ['stay1', 'stay2'].map(name => libvirtd.pidOf(name));
			await libvirtd.stop();
			await libvirtd.start();
			const found = ['stay1', 'stay2'].map(name => libvirtd.virsh('domstate', name).text);
			const same = ['stay1', 'stay2'].map(name => libvirtd.pidOf(name));
			libvirtd.virsh('resume', 'stay2');
			found.push(libvirtd.virsh('domstate', 'stay2').text);
			libvirtd.virsh('destroy', 'stay2');
			return JSON.stringify([found, same]) ===
				JSON.stringify([['running', 'paused', 'running'], pids])
				? true
				: [found, pids, same];
		},
	],
	[
		'the emulator is killed: libvirt reports a crash',
		async libvirtd => {
			const events = libvirtd.follow('event', 'stay1', '--event', 'lifecycle', '--loop');
			await pause(300);
			process.kill(libvirtd.pidOf('stay1'), 'SIGKILL');
			const state = await becomes(libvirtd, 'stay1', 'shut off (crashed)');
			const isTold = await eventually(() =>
				events.lines().includes("event 'lifecycle' for domain 'stay1': Stopped Failed"),
			);
			events.end();
			return state === true ? isTold || events.lines() : state;
		},
	],
	[
		'a scenario of a variable plays when the guest runs: virsh event shows its panic',
		async libvirtd => {
			define(libvirtd, {
				name: 'story',
				kind: 'mock',
				onCrash: 'preserve',
				variables: {MOCK_QMP_SCENARIO: 'guest-panic', MOCK_QMP_SPEED: '20'},
			});
			const events = libvirtd.follow('event', 'story', '--event', 'lifecycle', '--loop');
			await pause(300);
			libvirtd.virsh('start', 'story');
			const isTold = await eventually(
				() => events.lines().some(line => line.endsWith('Crashed Panicked')),
				8000,
			);
			events.end();
			libvirtd.virsh('destroy', 'story');
			return isTold || events.lines();
		},
	],
	[
		'a guest that obeys: it boots again in the same process, and shuts down',
		async libvirtd => {
			define(libvirtd, {name: 'obedient', kind: 'mock'});
			libvirtd.virsh('start', 'obedient');
			const pid = libvirtd.pidOf('obedient');
			const events = libvirtd.follow('event', 'obedient', '--event', 'reboot', '--loop');
			await pause(300);
			libvirtd.virsh('reboot', 'obedient');
			const isTold = await eventually(() => events.lines().length > 0, 8000);
			const isSame = libvirtd.pidOf('obedient') === pid;
			events.end();
			libvirtd.virsh('shutdown', 'obedient');
			const end = await becomes(libvirtd, 'obedient', 'shut off (shutdown)');
			return isTold && isSame ? end : [isTold, isSame, end];
		},
	],
	[
		'a guest that obeys: its balloon moves to the size that setmem gives',
		async libvirtd => {
			define(libvirtd, {name: 'thin', kind: 'mock', isSmall: true});
			libvirtd.virsh('start', 'thin');
			const events = libvirtd.follow('event', 'thin', '--event', 'balloon-change', '--loop');
			await pause(300);
			libvirtd.virsh('setmem', 'thin', '131072', '--live');
			const isTold = await eventually(
				() => events.lines().at(-1) === "event 'balloon-change' for domain 'thin': 131072KiB",
			);
			events.end();
			const {text} = libvirtd.virsh('dominfo', 'thin');
			libvirtd.virsh('destroy', 'thin');
			return (isTold && /^Used memory: +131072 KiB$/m.test(text)) || [events.lines(), text];
		},
	],
	[
		'a guest that obeys: it lets go of a disk and of an interface',
		async libvirtd => {
			define(libvirtd, {name: 'loose', kind: 'mock', isSmall: true});
			const image = join(libvirtd.folder, 'loose.b.qcow2');
			createImage(image, '8M');
			libvirtd.virsh('start', 'loose');
			const events = libvirtd.follow('event', 'loose', '--event', 'device-removed', '--loop');
			await pause(300);
			const mac = ['--mac', '52:54:00:11:22:33'];
			const model = ['--model', 'virtio'];
			libvirtd.virsh('attach-disk', 'loose', image, 'vdb', '--subdriver', 'qcow2');
			libvirtd.virsh('detach-disk', 'loose', 'vdb');
			libvirtd.virsh('attach-interface', 'loose', 'bridge', 'br-mock', ...model, ...mac);
			libvirtd.virsh('detach-interface', 'loose', 'bridge', ...mac);
			await eventually(() => events.lines().length > 1);
			events.end();
			const left = ['domblklist', 'domiflist'].map(list => libvirtd.virsh(list, 'loose').text);
			libvirtd.virsh('destroy', 'loose');
			const wanted = ['virtio-disk1', 'net1'].map(
				device => `event 'device-removed' for domain 'loose': ${device}`,
			);
			const isGone = !/vdb|br-mock/.test(left.join(''));
			return (isGone && isDeepStrictEqual(events.lines(), wanted)) || [events.lines(), left];
		},
	],
	[
		`${CROWD} domains at once`,
		async libvirtd => {
			const names = Array.from({length: CROWD}, (_, index) => `crowd${index}`);
			for (const name of names) {
				define(libvirtd, {name, kind: 'mock', isSmall: true});
			}

			const starts = await Promise.all(names.map(name => libvirtd.run('start', name)));
			const started = starts.filter(({status}) => status === 0);
			const running = libvirtd.virsh('list', '--state-running', '--name').text.split('\n');
			await Promise.all(names.map(name => libvirtd.run('destroy', name)));
			const left = libvirtd.virsh('list', '--name').text;
			const isWhole = started.length === CROWD && names.every(name => running.includes(name));
			return (isWhole && left === '') || [started.length, running, left];
		},
	],
];
