// What is delivered is proved: ledgers, sinks, a lossy proxy, shards that end by force. Ends with "N passed, N failed".
import {strict as assert} from 'node:assert';
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {Suite} from '../helpers/suite.ts';
import {LossyProxy} from './lossy-proxy.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const MACHINES = 4;
const suite = new Suite();
const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
const at = (name: string): string => join(folder, name);
const running = new Set<ChildProcess>();

interface Ended {
	readonly status: number | null;
	readonly out: string;
}

interface Started {
	readonly child: ChildProcess;
	readonly ended: Promise<Ended>;
}

const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Started => {
	const child = spawn(process.execPath, [MAIN, ...args], {
		cwd: folder,
		env: {...process.env, ...environment},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	running.add(child);
	const ended = Promise.all([once(child, 'close'), text(child.stdout)]).then(([[status], out]) => {
		running.delete(child);
		return {status, out};
	});
	return {child, ended};
};

const run = (...args: readonly string[]): Promise<Ended> => start(args).ended;

const scenario = (phase: string): string => `mock-qmp: 1
name: delivery
fleet: {count: ${MACHINES}, name: "vm-\${vm.index}"}
load:
  scope: fleet
  events:
    - {weight: 3, emit: QUORUM_FAILURE, data: {reference: "q\${vm.index}", sector-num: "\${seq}", sectors-count: "\${rand.int(1, 8)}"}}
    - {weight: 1, emit: BLOCK_JOB_READY}
  phases: [${phase}]
`;

writeFileSync(at('flood.yaml'), scenario('{for: 4s, rate: 100000/s, arrivals: poisson}'));
writeFileSync(at('shared.yaml'), scenario('{for: 8s, rate: 2000/s, arrivals: poisson}'));

const isThere = (file: string): boolean => {
	try {
		return readFileSync(file).length > 0;
	} catch {
		return false;
	}
};

await suite.check('the audit finds exactly what a lossy proxy did to 400,000 events', async () => {
	const proxies = Array.from(
		{length: MACHINES},
		(_, index) => new LossyProxy(`seed-${index}`, [at(`p-${index}.sock`), at(`q-${index}.sock`)]),
	);
	const listen = `unix:${at('q-{i}.sock')}`;
	const ready = at('ready');
	const serve = start([
		...['-s', 'flood.yaml', '-l', listen, '--seed', 'a', '--exit', '--log', 'silent'],
		...['--ledger', 'flood.ledger', '--ready-file', ready],
	]);
	while (!isThere(ready)) {
		await sleep(20);
	}

	const sink = await run(
		...['sink', `unix:${at('p-{i}.sock')}`, '--machines', `${MACHINES}`, '--log', 'flood.ndjson'],
	);
	assert.equal(sink.status, 0, sink.out);
	assert.equal((await serve.ended).status, 0);
	const {status, out} = await run('audit', 'flood.ledger', 'flood.ndjson', '--json');
	const found = JSON.parse(out);
	const did = {dropped: 0, doubled: 0, swapped: 0};
	for (const {lines, close} of proxies.map(proxy => ({
		lines: proxy.lines,
		close: () => proxy.close(),
	}))) {
		did.dropped += lines.done.dropped;
		did.doubled += lines.done.doubled;
		did.swapped += lines.done.swapped;
		close();
	}

	suite.tell(`of ${found.written} events ${JSON.stringify(did)}`);
	assert.equal(status, 1);
	assert.ok(found.written > 390_000 && did.dropped > 300 && did.swapped > 15 && did.doubled > 15);
	assert.deepEqual(
		[found.lost, found.doubled, found.reordered, found.unexpected, found.unproven],
		[did.dropped, did.doubled, did.swapped, 0, 0],
	);
	const allowed = await run(
		...['audit', 'flood.ledger', 'flood.ndjson'],
		...['--allow', 'lost=0.2%', '--allow', 'doubled=100', '--allow', 'reordered=100'],
	);
	assert.equal(allowed.status, 0, allowed.out);
});

/** What the machines told, of stamps counted from `zero`, by the machine's number. */
const toldOf = (logs: readonly string[], zero: number): ReadonlyMap<number, readonly string[]> => {
	const told = new Map<number, string[]>();
	for (const line of logs.flatMap(log => readFileSync(at(log), 'utf8').trimEnd().split('\n'))) {
		const {machine, event, stamp, data} = JSON.parse(line);
		const own = told.get(machine) ?? [];
		told.set(machine, own);
		if (event !== 'SHUTDOWN') {
			own.push(JSON.stringify([event, stamp - zero * 1e6, data]));
		}
	}

	return told;
};

// Both processes must be there by then, on a busy machine, too.
const soon = (): number => Math.ceil(Date.now() / 1000) + 6;

/** Plays one shard with a sink of its own; the shard is told of by the environment, as in Kubernetes. */
const playShard = ([index, count]: readonly [number, number], zero: number, name: string) => {
	const environment = {MOCK_QMP_SHARDS: `${count}`, JOB_COMPLETION_INDEX: `${index}`};
	const serve = start(
		[
			...['-s', 'shared.yaml', '-l', `unix:${at('vm-{i}.sock')}`, '--seed', 'a', '--exit'],
			...['--start-at', `${zero}`, '--log', 'silent', '--ledger', `${name}.ledger`],
			...['--report', `json:${name}.json`, '--report', `html:${name}.html`],
		],
		environment,
	);
	const sink = start(
		[
			...['sink', `unix:${at('vm-{i}.sock')}`, '--machines', `${MACHINES}`, '--wait', '20s'],
			...['--sequence', 'stamp', '--check', '10', '--log', `${name}.ndjson`],
		],
		environment,
	);
	return {serve, sink};
};

const endOf = async ({serve, sink}: ReturnType<typeof playShard>): Promise<void> => {
	const [served, taken] = await Promise.all([serve.ended, sink.ended]);
	assert.equal(served.status, 0, served.out);
	assert.equal(taken.status, 0, taken.out);
};

let whole: ReadonlyMap<number, readonly string[]> = new Map();

await suite.check('two processes tell the same as one, machine by machine', async () => {
	let zero = soon();
	await endOf(playShard([0, 1], zero, 'whole'));
	whole = toldOf(['whole.ndjson'], zero);
	assert.equal(whole.size, MACHINES);
	zero = soon();
	await Promise.all([0, 1].map(index => endOf(playShard([index, 2], zero, `part-${index}`))));
	assert.deepEqual(toldOf(['part-0.ndjson', 'part-1.ndjson'], zero), whole);
});

await suite.check('nothing is amiss in the ledgers of shards', async () => {
	const files = [0, 1].flatMap(index => [`part-${index}.ledger`, `part-${index}.ndjson`]);
	const {status, out} = await run('audit', ...files);
	assert.equal(status, 0, out);
	assert.match(out, /lost 0\ndoubled 0\nreordered 0\nunexpected 0\nunproven 0\n/);
});

await suite.check('merged reports count as much as that of one process', async () => {
	const {status, out} = await run(
		'report',
		'merge',
		'part-0.json',
		'part-1.json',
		'--report',
		'json:-',
	);
	assert.equal(status, 0, out);
	const merged = JSON.parse(out.split('\n')[0] ?? '');
	const alone = JSON.parse(readFileSync(at('whole.json'), 'utf8'));
	assert.deepEqual(
		[merged.written, merged.bytes, merged.missed, merged.machines],
		[alone.written, alone.bytes, alone.missed, alone.machines],
	);
	assert.match(readFileSync(at('part-0.html'), 'utf8'), /<polyline /);
});

await suite.check(
	'a shard that is killed and started again goes on with the same data',
	async () => {
		const zero = soon();
		const first = playShard([1, 2], zero, 'killed');
		await sleep(zero * 1000 + 1500 - Date.now());
		first.serve.child.kill('SIGKILL');
		await Promise.all([first.serve.ended, first.sink.ended]);
		for (const index of [2, 3]) {
			rmSync(at(`vm-${index}.sock`), {force: true});
		}

		await endOf(playShard([1, 2], zero, 'again'));
		const [before, after] = [toldOf(['killed.ndjson'], zero), toldOf(['again.ndjson'], zero)];
		for (const machine of [2, 3]) {
			const all = whole.get(machine) ?? [];
			const [head, tail] = [before.get(machine) ?? [], after.get(machine) ?? []];
			assert.ok(head.length > 100 && tail.length > 100, `${head.length} and ${tail.length} events`);
			assert.deepEqual(head, all.slice(0, head.length));
			assert.deepEqual(tail, all.slice(-tail.length));
		}

		// What the first wrote down before it was killed can be read, and nothing in it is lost.
		const {out} = await run('audit', 'killed.ledger', 'killed.ndjson', '--json');
		const {written, lost, doubled} = JSON.parse(out);
		assert.ok(written > 500, out);
		assert.deepEqual([lost, doubled], [0, 0], out);
	},
);

await suite.check(
	'events of a scenario are in the ledger, too, and come over WebSocket',
	async () => {
		const ready = at('one-ready');
		const serve = start([
			...[
				'-s',
				'quorum-failure',
				'-l',
				'ws:127.0.0.1:0',
				'--exit',
				'--log',
				'json',
				'--speed',
				'20',
			],
			...['--ledger', 'one.ledger', '--ready-file', ready],
		]);
		while (!isThere(ready)) {
			await sleep(20);
		}

		const [address] = JSON.parse(readFileSync(ready, 'utf8')).addresses;
		const sink = await run('sink', address, '--log', 'one.ndjson', '--check', '1');
		assert.equal(sink.status, 0, sink.out);
		assert.equal((await serve.ended).status, 0);
		const {status, out} = await run('audit', 'one.ledger', 'one.ndjson');
		assert.equal(status, 0, out);
		assert.match(out, /^written (\d+), missed 0 .* seen \1\n/);
	},
);

await suite.check('a full disk is told, the run goes on and is no success', async () => {
	const serve = start([
		...['-s', 'shared.yaml', '-l', `unix:${at('full-{i}.sock')}`, '--seed', 'a', '--exit'],
		...['--start', 'now', '--log', 'silent', '--ledger', '/dev/full'],
	]);
	const {status, out} = await serve.ended;
	assert.equal(status, 1);
	assert.match(out, /missed 1\d{4}.*\n[\s\S]*amiss: the ledger is not complete/);
});

for (const child of running) {
	child.kill('SIGKILL');
}

rmSync(folder, {recursive: true, force: true});
suite.finish();
