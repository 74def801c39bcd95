import {define} from './domain.ts';
import {eventually, type PrivateLibvirtd, pause} from './private-libvirtd.ts';

/** One thing that is shown, and whether it holds: true, or what was seen instead. */
export type Shown = readonly [
	title: string,
	check: (libvirtd: PrivateLibvirtd) => Promise<unknown>,
];

const CROWD = 20;
const MOCK_COMMANDS = {MOCK_QMP_MOCK_COMMANDS: '1'};

const emit = (libvirtd: PrivateLibvirtd, domain: string, event: string, data?: object): string =>
	libvirtd.virsh(
		'qemu-monitor-command',
		domain,
		JSON.stringify({execute: 'x-mock-emit', arguments: {event, ...(data && {data})}}),
	).text;

const stateOf = (libvirtd: PrivateLibvirtd, domain: string): string =>
	libvirtd.virsh('domstate', domain, '--reason').text;

/** Whether a domain comes into a state in time; otherwise what it is in. */
const becomes = async (
	libvirtd: PrivateLibvirtd,
	domain: string,
	state: string,
): Promise<unknown> =>
	(await eventually(() => stateOf(libvirtd, domain) === state, 8000)) || stateOf(libvirtd, domain);

const panicUnder =
	(onCrash: string, state: string, look?: (libvirtd: PrivateLibvirtd, name: string) => unknown) =>
	async (libvirtd: PrivateLibvirtd): Promise<unknown> => {
		const name = `crash-${onCrash}`;
		define(libvirtd, {name, kind: 'mock', onCrash, variables: MOCK_COMMANDS});
		libvirtd.virsh('start', name);
		emit(libvirtd, name, 'GUEST_PANICKED', {action: 'pause'});
		const reached = await becomes(libvirtd, name, state);
		const seen = look?.(libvirtd, name) ?? true;
		libvirtd.virsh('destroy', name);
		return reached === true ? seen : reached;
	};

/** What happens to domains with a mock for their emulator. */
export const LIVES: readonly Shown[] = [
	['on_crash destroy: off, crashed', panicUnder('destroy', 'shut off (crashed)')],
	['on_crash preserve: stays, crashed', panicUnder('preserve', 'crashed (panicked)')],
	['on_crash restart: runs again', panicUnder('restart', 'running (crashed)')],
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
