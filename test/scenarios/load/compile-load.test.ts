import test from 'ava';
import {encodeMessage} from '../../../core/protocol/encode.ts';
import {EventPage} from '../../../core/protocol/event-page.ts';
import {Random} from '../../../core/runtime/random.ts';
import {loadProfile} from '../../../core/schema/profile.ts';
import {compileLoad} from '../../../scenarios/load/compile-load.ts';
import type {LoadEvent, LoadPlan} from '../../../scenarios/load/load-plan.ts';
import {LoadStream} from '../../../scenarios/load/load-stream.ts';
import {scenarioOf} from '../../../scenarios/parse.ts';
import {startVirtual} from '../../../testing.ts';

const ZERO = 1_767_225_600_000_000;

const compiled = async (
	load: Readonly<Record<string, unknown>>,
	{index = 3, known = new Map<string, LoadEvent>()} = {},
): Promise<LoadPlan> => {
	const {qmp} = await startVirtual();
	const spec = scenarioOf({'mock-qmp': 1, params: {node: 'n1'}, load}, loadProfile().schema).load;
	const plan =
		spec &&
		compileLoad(spec, {
			machine: qmp.machine,
			random: new Random('load'),
			params: {node: 'n1'},
			vars: {rack: 7},
			share: {index, count: 4},
			known,
		});
	if (plan === undefined) {
		throw new Error('no load');
	}

	return plan;
};

const messagesOf = (plan: LoadPlan) => {
	const stream = new LoadStream(plan, {index: 0, count: 1}, new Random('x'), ZERO);
	return Array.from({length: 50}, () => stream.next()).flatMap(message => message ?? []);
};

const phases = [{for: '10s', rate: '100/s'}];

test('numbers are drawn for each event, expressions see the machine, the rest is believable', async t => {
	const plan = await compiled({
		events: [
			{
				emit: 'QUORUM_REPORT_BAD',
				data: {
					'node-name': '${params.node}-${vm.index}-${vars.rack}',
					'sector-num': '${rand.int(0, 1000000)}',
					'sectors-count': '${seq % 8}',
				},
			},
		],
		phases,
	});
	const messages = messagesOf(plan);
	t.is(messages.length, 50);
	for (const [index, {data}] of messages.entries()) {
		t.like(data, {'node-name': 'n1-3-7', 'sectors-count': index % 8, type: 'read'});
	}

	t.true(new Set(messages.map(({data}) => JSON.stringify(data))).size > 40);
});

test('an event without data of its own is generated, and rendered as it is encoded', async t => {
	const plan = await compiled({
		events: [{emit: 'QUORUM_FAILURE'}, {emit: 'STOP', strict: true}],
		phases,
	});
	const expected = messagesOf(plan)
		.map(message => encodeMessage(message))
		.join('');
	t.regex(expected, /QUORUM_FAILURE[\s\S]*STOP/);
	const page = new EventPage(new Uint8Array(64 * 1024));
	const stream = new LoadStream(plan, {index: 0, count: 1}, new Random('x'), ZERO);
	const end = stream.fill(page, 0, ZERO + 495_000);
	t.is(Buffer.from(page.bytes.subarray(0, end)).toString('latin1'), expected);
});

test('examples take the members that belong together from one event', async t => {
	const plan = await compiled({
		events: [
			{
				emit: 'BLOCK_JOB_READY',
				strict: true,
				data: {
					type: 'mirror',
					device: 'd${seq}',
					len: '${seq * 10}',
					offset: '${seq * 10}',
					speed: 0,
				},
			},
		],
		phases,
	});
	for (const {data} of messagesOf(plan)) {
		const {device, len, offset} = data as {device: string; len: number; offset: number};
		t.is(len, Number(device.slice(1)) * 10);
		t.is(offset, len);
	}
});

test('machines that send the same are rendered from one template, others are not', async t => {
	const known = new Map<string, LoadEvent>();
	const templateOf = async (reference: string, index: number) => {
		const data = {reference, 'sector-num': '${seq % 8}', 'sectors-count': 8};
		const plan = await compiled({events: [{emit: 'QUORUM_FAILURE', data}], phases}, {index, known});
		return plan.events[0].template;
	};
	t.is(await templateOf('quorum0', 0), await templateOf('quorum0', 1));
	t.not(await templateOf('quorum${vm.index}', 0), await templateOf('quorum${vm.index}', 1));
	t.is(await templateOf('quorum${vm.index}', 1), await templateOf('quorum1', 2));
});
