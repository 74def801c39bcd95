// An unmodified libvirtd with our binary as its emulator, beside QEMU's own where that makes sense. As root. Arguments
// name the parts to run: all that need nothing but libvirt without any; `install` needs virt-install.
import {isDeepStrictEqual} from 'node:util';
import {AGENT} from './agent.ts';
import {CHAPTERS, type Chapter} from './chapters.ts';
import {define} from './domain.ts';
import {runEvents} from './events.ts';
import {INSTALLED} from './install.ts';
import {LIVES} from './lives.ts';
import {type Outcome, runChapter} from './operations.ts';
import {PrivateLibvirtd} from './private-libvirtd.ts';
import {SESSION} from './session.ts';
import {STEERED} from './steered.ts';

const STARTS = 5;
const libvirtd = new PrivateLibvirtd({hasOwnNetwork: true});
const counts = {passed: 0, failed: 0};

const report = (title: string, ours: unknown, theirs: unknown): void => {
	if (isDeepStrictEqual(ours, theirs)) {
		counts.passed += 1;
		return;
	}

	counts.failed += 1;
	const [seen, wanted] = [ours, theirs].map(value => JSON.stringify(value));
	process.stdout.write(`FAILED ${title}\n  seen   ${seen}\n  wanted ${wanted}\n`);
};

const reportAll = (ours: readonly Outcome[], theirs: readonly Outcome[]): void => {
	for (const [index, {title, seen}] of ours.entries()) {
		report(title, seen, theirs[index]?.seen);
	}
};

const compare = async (daemon: PrivateLibvirtd, chapter: Chapter): Promise<void> => {
	const [ours, theirs] = await Promise.all([
		runChapter(daemon, chapter, 'mock'),
		runChapter(daemon, chapter, 'qemu'),
	]);
	reportAll(ours, theirs);
};

const compareChapters = async (): Promise<void> => {
	for (const chapter of CHAPTERS) {
		await compare(libvirtd, chapter);
	}
};

const compareSession = async (): Promise<void> => {
	const session = new PrivateLibvirtd({hasOwnNetwork: true, isSession: true});
	try {
		await session.start();
		await compare(session, SESSION);
	} finally {
		await session.remove();
	}
};

// One after the other: two at once would both define the storage pool of their folder.
const compareInstalled = async (): Promise<void> => {
	const ours = await runChapter(libvirtd, INSTALLED, 'mock');
	reportAll(ours, await runChapter(libvirtd, INSTALLED, 'qemu'));
};

const median = (numbers: readonly number[]): number =>
	numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;

/** How long `virsh start` takes, in milliseconds: the two in turn, so that both meet the same load. */
const compareStarts = async (): Promise<void> => {
	const times: Record<string, number[]> = {mocked: [], genuine: []};
	define(libvirtd, {name: 'mocked', kind: 'mock'});
	define(libvirtd, {name: 'genuine', kind: 'qemu'});
	for (let count = 0; count < STARTS; count++) {
		for (const [name, spans] of Object.entries(times)) {
			spans.push(libvirtd.virsh('start', name).ms);
		}

		await Promise.all(Object.keys(times).map(name => libvirtd.run('destroy', name)));
	}

	const [mock, qemu] = [median(times.mocked ?? []), median(times.genuine ?? [])];
	process.stdout.write(
		`virsh start: mock ${mock.toFixed(0)} ms, QEMU ${qemu.toFixed(0)} ms (medians of ${STARTS})\n`,
	);
};

const showEvents = async (): Promise<void> => {
	define(libvirtd, {
		name: 'teller',
		kind: 'mock',
		onCrash: 'preserve',
		variables: {MOCK_QMP_MOCK_COMMANDS: '1', MOCK_QMP_NO_THROTTLE: '1'},
	});
	libvirtd.virsh('start', 'teller');
	// The recording was of a domain that had been paused once.
	libvirtd.virsh('suspend', 'teller');
	libvirtd.virsh('resume', 'teller');
	for (const {title, ours, recorded} of await runEvents(libvirtd, 'teller')) {
		report(title, ours, recorded);
	}

	libvirtd.virsh('destroy', 'teller');
};

const showLives = async (): Promise<void> => {
	for (const [title, check] of [...LIVES, ...AGENT, ...STEERED]) {
		report(title, await check(libvirtd), true);
	}
};

const PARTS: Readonly<Record<string, () => unknown>> = {
	chapters: compareChapters,
	session: compareSession,
	starts: compareStarts,
	events: showEvents,
	lives: showLives,
	install: compareInstalled,
};
const named = process.argv.slice(2);
const wanted = named.length > 0 ? named : Object.keys(PARTS).filter(name => name !== 'install');

try {
	await libvirtd.start();
	for (const [name, part] of Object.entries(PARTS)) {
		if (wanted.includes(name)) {
			await part();
		}
	}
} finally {
	await libvirtd.remove();
}

process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed === 0 ? 0 : 1);
