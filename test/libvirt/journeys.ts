import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createImage, define, diskOf} from './domain.ts';
import {eventually, type PrivateLibvirtd} from './private-libvirtd.ts';
import type {Watch} from './watch.ts';

/** A host and who watches its libvirtd. */
export interface Host {
	readonly libvirtd: PrivateLibvirtd;
	readonly watch: Watch;
}

/** A domain on its way from one host to the other. */
export interface Trip {
	readonly name: string;
	readonly source: Host;
	readonly target: Host;
}

/** A way of sending a domain to the other host. */
export interface Journey {
	readonly title: string;
	/** What `virsh migrate` is given besides the domain and the host. */
	readonly flags: readonly string[];
	/** What is done to the running domain before. */
	readonly before?: (trip: Trip) => void;
	/** What is done once its memory is on its way. */
	readonly during?: (trip: Trip) => void;
	/** Whether `before` has written down how the target describes it. */
	readonly hasOwnDescription?: boolean;
	/** Whether it goes back the same way. */
	readonly isReturn?: boolean;
	/** Whether libvirt's words depend on which of the two processes it hears of first. */
	readonly hasRace?: boolean;
}

/** What became of a journey, as both libvirtds tell it. */
export interface Story {
	readonly said: string;
	readonly states: readonly string[];
	readonly figures: readonly string[];
	readonly events: readonly (readonly string[])[];
}

const DIRECT = ['--live', '--unsafe', '--migrateuri', 'tcp://127.0.0.1'];
/** With several connections libvirt has the emulator connect; otherwise it passes a connection of its own. */
const PARALLEL = [...DIRECT, '--parallel'];
const SLOW = [...PARALLEL, '--bandwidth', '1'];
// So much that a bandwidth of 1 MiB/s leaves time to look at it.
const MEMORY_MIB = 1024;
const ON_ITS_WAY_MS_MAX = 20_000;
const BANDWIDTH = 'Memory bandwidth: …\n';

/** Where the description is that a domain has at the target. */
const descriptionAt = ({libvirtd}: Host, name: string): string =>
	join(libvirtd.folder, `${name}.target.xml`);

/** The journeys, each made by a machine of ours and by QEMU. */
export const JOURNEYS: readonly Journey[] = [
	{
		title: 'there and back, its definition with it',
		flags: [...PARALLEL, '--persistent', '--undefinesource'],
		isReturn: true,
	},
	{title: 'over a connection that libvirt passes', flags: DIRECT},
	{title: 'libvirtd speaks to libvirtd', flags: [...PARALLEL, '--p2p']},
	{title: 'through a tunnel of libvirt', flags: ['--live', '--unsafe', '--p2p', '--tunnelled']},
	{
		title: 'a paused domain arrives paused',
		flags: PARALLEL,
		before: ({name, source}) => source.libvirtd.virsh('suspend', name),
	},
	{
		title: 'with a copy of its disk',
		flags: [...PARALLEL, '--copy-storage-all'],
		before({name, source, target}) {
			const {text} = source.libvirtd.virsh('dumpxml', name, '--migratable');
			const {folder} = target.libvirtd;
			createImage(diskOf(target.libvirtd, name), '64M');
			writeFileSync(descriptionAt(target, name), text.replaceAll(source.libvirtd.folder, folder));
		},
		hasOwnDescription: true,
	},
	{title: 'a running domain is to arrive paused', flags: [...PARALLEL, '--suspend']},
	{
		title: 'a domain that is off',
		flags: ['--offline', '--persistent'],
		before: ({name, source}) => source.libvirtd.virsh('destroy', name),
	},
	{
		title: 'the rest of the memory follows',
		flags: [...DIRECT, '--postcopy', '--bandwidth', '1'],
		during: ({name, source}) => source.libvirtd.virsh('migrate-postcopy', name),
	},
	{
		title: 'called off by domjobabort',
		flags: SLOW,
		during: ({name, source}) => source.libvirtd.virsh('domjobabort', name),
	},
	{
		title: 'the emulator of the target dies',
		flags: SLOW,
		during: ({name, target}) => process.kill(target.libvirtd.pidOf(name), 'SIGKILL'),
		hasRace: true,
	},
	{
		title: 'the emulator of the source dies',
		flags: SLOW,
		during: ({name, source}) => process.kill(source.libvirtd.pidOf(name), 'SIGKILL'),
		hasRace: true,
	},
];

const neutral = (text: string, name: string): string =>
	text
		.replaceAll(/\/[^ ]*\/mock-libvirt-\w+/g, '{dir}')
		.replaceAll(name, '{d}')
		.replaceAll(/\s*Migration: \[[\d ]+%\]/g, '')
		.replaceAll(/ {2,}/g, ' ');

// How often QEMU goes over the memory depends on how long that takes it; whether libvirt asks a process that is being
// killed, and whether the rest of the memory is there before the guest is let run, on the moment.
const isByChance = (line: string): boolean =>
	/: iteration: '(?!1')|^event 'control-error'| Resumed Post-copy$/.test(line);

const stateAt = ({libvirtd}: Host, name: string): string => {
	const isListed = libvirtd.virsh('list', '--all', '--name').text.split('\n').includes(name);
	const {text} = libvirtd.virsh('domstate', name, '--reason');
	return neutral(`${isListed ? 'listed' : 'not listed'}: ${text}`, name);
};

// The figures are of this run; which there are is not, but for those that may come out as nothing.
const figuresAt = ({libvirtd}: Host, name: string): string =>
	neutral(libvirtd.virsh('domjobinfo', name, '--completed').text, name)
		.replaceAll(/^.* w\/o network: .*\n/gm, '')
		.replaceAll(/^(.*?: *)[\d.]+ .*$/gm, '$1…');

const isOnItsWay = ({name, source}: Trip): Promise<boolean> =>
	eventually(
		() => source.libvirtd.virsh('domjobinfo', name).text.includes('Memory remaining'),
		ON_ITS_WAY_MS_MAX,
	);

const travel = async (
	trip: Trip,
	{flags, during, hasRace, hasOwnDescription}: Journey,
): Promise<Story> => {
	const {name, source, target} = trip;
	const hosts = [source, target];
	const marks = await Promise.all(hosts.map(({watch}) => watch.catchUp()));
	const migrated = source.libvirtd.run(
		...['migrate', name, target.libvirtd.address, ...flags],
		...(hasOwnDescription ? ['--xml', descriptionAt(target, name)] : []),
	);
	if (during !== undefined) {
		await isOnItsWay(trip);
		during(trip);
	}

	const {status, text} = await migrated;
	const events = hosts.map(async ({watch}, index) => {
		const told = await watch.toldSince(marks[index] ?? 0, name);
		return told.filter(line => !isByChance(line)).map(line => neutral(line, name));
	});
	return {
		said: hasRace ? `${status}` : `${status} ${neutral(text, name)}`,
		states: hosts.map(host => stateAt(host, name)),
		figures: hosts.map(host => figuresAt(host, name)),
		events: await Promise.all(events),
	};
};

/** Stories as told beside others: those leave the bandwidth out of a migration that was over in no time. */
export const asFarAsTold = (
	stories: readonly Story[],
	others: readonly Story[],
): readonly Story[] =>
	stories.map((story, journey) => ({
		...story,
		figures: story.figures.map((text, host) =>
			others[journey]?.figures[host]?.includes(BANDWIDTH) ? text : text.replace(BANDWIDTH, ''),
		),
	}));

/** Sends a domain on a journey, and takes it away afterwards. */
export const make = async (
	journey: Journey,
	kind: 'mock' | 'qemu',
	hosts: readonly [Host, Host],
): Promise<readonly Story[]> => {
	const [source, target] = hosts;
	const name = `${kind}-${JOURNEYS.indexOf(journey)}`;
	define(source.libvirtd, {name, kind, isSmall: true, memory: MEMORY_MIB});
	source.libvirtd.virsh('start', name);
	const trip: Trip = {name, source, target};
	journey.before?.(trip);
	const stories = [await travel(trip, journey)];
	if (journey.isReturn === true) {
		stories.push(await travel({name, source: target, target: source}, journey));
	}

	for (const {libvirtd} of hosts) {
		libvirtd.virsh('destroy', name);
		libvirtd.virsh('undefine', name);
	}

	return stories;
};
