import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Chapter} from './chapters.ts';
import {createImage, type DomainRequest, define} from './domain.ts';
import {neutral} from './neutral.ts';
import {type PrivateLibvirtd, pause} from './private-libvirtd.ts';

/** What came of a line of a chapter, or of all its events. */
export interface Outcome {
	readonly title: string;
	readonly seen: string;
}

const REST_MS = 400;
const RAW_SIZE = 1_310_721;
const NO_SYSTEM = `mock-qmp: 1
name: firmware
title: Nothing but firmware runs
machine: {guest: {system: false}}
`;

const prepare = (
	libvirtd: PrivateLibvirtd,
	{name: chapter, hasSystem}: Chapter,
	request: Pick<DomainRequest, 'name' | 'kind'>,
): void => {
	const {name} = request;
	const fileOf = (ending: string): string => join(libvirtd.folder, `${name}.${ending}`);
	const scenario = join(libvirtd.folder, `${chapter}.yaml`);
	writeFileSync(scenario, NO_SYSTEM);
	// The real one is given it as well, so that libvirt sees two domains alike.
	define(libvirtd, {...request, variables: hasSystem ? {} : {MOCK_QMP_SCENARIO: scenario}});
	createImage(fileOf('b.qcow2'), '8M');
	writeFileSync(fileOf('raw'), Buffer.alloc(RAW_SIZE, 1));
	writeFileSync(fileOf('iso'), Buffer.alloc(2 * RAW_SIZE - 2, 1));
	writeFileSync(
		fileOf('snapshot.xml'),
		`<domainsnapshot><name>s4</name><disks><disk name='vda'><source file='${fileOf('s4.qcow2')}'/></disk>` +
			'</disks></domainsnapshot>',
	);
};

/** Puts a domain of its own through a chapter: what each line printed, and all that `virsh event` told. */
export const runChapter = async (
	libvirtd: PrivateLibvirtd,
	chapter: Chapter,
	kind: DomainRequest['kind'],
): Promise<readonly Outcome[]> => {
	const name = `${chapter.name}-${kind}`;
	const put = (text: string): string =>
		text.replaceAll('{d}', name).replaceAll('{dir}', libvirtd.folder);
	prepare(libvirtd, chapter, {name, kind});
	const events = libvirtd.follow('event', name, '--all', '--loop');
	await pause(REST_MS);
	const outcomes: Outcome[] = [];
	for (const line of chapter.lines) {
		const words = line.split(' ');
		if (words[0] === 'rest') {
			await pause(Number(words[1]));
			continue;
		}

		const {status, text} = await libvirtd.run(...words.map(put));
		const seen = `${status} ${neutral(text, name, libvirtd.folder)}`;
		outcomes.push({title: `${chapter.name}: ${line}`, seen});
	}

	await pause(REST_MS);
	events.end();
	const told = events
		.lines()
		.map(line => neutral(line, name, libvirtd.folder))
		// The firmware of a machine that is reset resets it once more, or by chance twice.
		.filter((line, index, all) => !line.startsWith("event 'reboot'") || line !== all[index - 1]);
	return [...outcomes, {title: `${chapter.name}: events`, seen: told.join('\n')}];
};
