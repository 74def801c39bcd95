import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Chapter} from './chapters.ts';
import {createImage, type DomainRequest, define, diskOf, pathOfEmulator} from './domain.ts';
import {neutral} from './neutral.ts';
import {eventually, type PrivateLibvirtd, pause, type VirshOutcome} from './private-libvirtd.ts';

/** What came of a line of a chapter, or of all its events. */
export interface Outcome {
	readonly title: string;
	readonly seen: string;
}

const REST_MS = 400;
/** What is no command of virsh. */
const PROGRAMS = ['qemu-img', 'virt-install'];
const STATE_MS_MAX = 15_000;
const RAW_SIZE = 1_310_721;
const NO_SYSTEM = `mock-qmp: 1
name: firmware
title: Nothing but firmware runs
machine: {guest: {system: false}}
`;

const prepare = (
	libvirtd: PrivateLibvirtd,
	{name: chapter, hasSystem, isDefinedLater, onCrash}: Chapter,
	request: Pick<DomainRequest, 'name' | 'kind'>,
): void => {
	const {name} = request;
	const fileOf = (ending: string): string => join(libvirtd.folder, `${name}.${ending}`);
	const scenario = join(libvirtd.folder, `${chapter}.yaml`);
	writeFileSync(scenario, NO_SYSTEM);
	if (isDefinedLater) {
		createImage(diskOf(libvirtd, name), '64M');
	} else {
		define(libvirtd, {
			...request,
			...(onCrash === undefined ? {} : {onCrash}),
			// The real one is given it as well, so that libvirt sees two domains alike.
			variables: hasSystem ? {} : {MOCK_QMP_SCENARIO: scenario},
		});
	}

	createImage(fileOf('b.qcow2'), '8M');
	writeFileSync(fileOf('raw'), Buffer.alloc(RAW_SIZE, 1));
	writeFileSync(fileOf('iso'), Buffer.alloc(2 * RAW_SIZE - 2, 1));
	writeFileSync(
		fileOf('snapshot.xml'),
		`<domainsnapshot><name>s4</name><disks><disk name='vda'><source file='${fileOf('s4.qcow2')}'/></disk>` +
			'</disks></domainsnapshot>',
	);
	libvirtd.handOver();
};

/** What `virsh event` has told, without what chance adds. */
const lasting = (lines: readonly string[]): readonly string[] =>
	lines
		// The firmware of a machine that is reset resets it once more or twice, and memory may take a pass more.
		.filter((line, index, all) => !line.startsWith("event 'reboot'") || all.indexOf(line) === index)
		.filter(line => !/ iteration: '(?:[3-9]|\d\d)'$/.test(line))
		// There is a rate where enough time has passed to tell.
		.filter(line => !line.startsWith('\tmemory_bps: '));

/** Puts a domain of its own through a chapter: what each line printed, and all that `virsh event` told. */
export const runChapter = async (
	libvirtd: PrivateLibvirtd,
	chapter: Chapter,
	kind: DomainRequest['kind'],
): Promise<readonly Outcome[]> => {
	const name = `${chapter.name}-${kind}`;
	const plain = (text: string): string => neutral(text, name, libvirtd.folder);
	prepare(libvirtd, chapter, {name, kind});
	const events = libvirtd.follow('event', name, '--all', '--loop');
	await pause(REST_MS);
	const outcomes: Outcome[] = [];
	for (const line of chapter.lines) {
		const [verb, ...rest] = line.split(' ');
		if (verb === 'rest') {
			await pause(Number(rest[0]));
		} else if (verb === 'until') {
			const state = rest.join(' ');
			await eventually(() => libvirtd.stateOf(name) === state, STATE_MS_MAX);
		} else {
			const {status, text} = await runLine(libvirtd, line, {name, kind});
			outcomes.push({title: `${chapter.name}: ${line}`, seen: `${status} ${plain(text)}`});
		}
	}

	await pause(REST_MS);
	events.end();
	const told = {
		title: `${chapter.name}: events`,
		seen: lasting(events.lines()).map(plain).join('\n'),
	};
	return chapter.isDefinedLater ? outcomes : [...outcomes, told];
};

const runLine = (
	libvirtd: PrivateLibvirtd,
	line: string,
	{name, kind}: Pick<DomainRequest, 'name' | 'kind'>,
): Promise<VirshOutcome> => {
	const [verb = '', ...rest] = line
		.split(' ')
		.map(word =>
			word
				.replaceAll('{dir}', libvirtd.folder)
				.replaceAll('{d}', name)
				.replaceAll('{uri}', libvirtd.address)
				.replaceAll('{emulator}', pathOfEmulator(libvirtd, kind)),
		);
	return PROGRAMS.includes(verb) ? libvirtd.runProgram(verb, ...rest) : libvirtd.run(verb, ...rest);
};
