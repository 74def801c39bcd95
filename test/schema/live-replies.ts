import {isJsonObject, objectFromPlain} from '../../core/protocol/json-value.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {UNKNOWN} from '../../core/schema/recorded-replies.ts';
import {CPU_MODELS, EXPANSIONS, isFatal, isStatic} from '../../server/recorder/static-queries.ts';
import {startVirtual} from '../../testing.ts';
import {installedQemu} from '../conformance/endpoint.ts';
import {GUI_DEVICE} from '../helpers/gui-device.ts';
import {AskedQemu} from './answers.ts';
import type {InvalidCall} from './invalid-calls.ts';

// Asks QEMU and the mock the queries whose replies do not depend on what happened before: all of them, of all types.

const MACHINE = ['-machine', 'q35', '-nodefaults', '-display', 'none', '-S'];
// They count time or memory of the host, or tell of the accelerator that QEMU was started with.
const OF_THE_HOST = new Set(['query-kvm', 'x-query-opcount']);
const OF_THE_GUI = `{"name": "${GUI_DEVICE}", "parent": "virtio-gpu-device"}, `;
const TURNS = 5;
const SHOWN_MAX = 300;
const SHOWN_BEFORE = 80;

const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const {schema, replies} = loadProfile();
const typeNames = (): readonly string[] => {
	const types = replies.reply('qom-list-types', objectFromPlain({abstract: true}));
	return Array.isArray(types)
		? types.filter(isJsonObject).map(type => String(type.get('name')))
		: [];
};

const allCalls = (): readonly InvalidCall[] => {
	const call = (command: string, args: object): InvalidCall => ({
		command,
		args: JSON.stringify(args),
	});
	const types = typeNames();
	return [
		...schema.commandNames
			.filter(command => isStatic(schema, command) && !OF_THE_HOST.has(command))
			.map(command => call(command, {})),
		// QEMU loads its modules with this, and knows the properties of their types from then on
		call('qom-list-types', {}),
		call('qom-list-types', {abstract: false}),
		...[...types, UNKNOWN, 'no-such-type']
			.filter(typename => !isFatal(typename))
			.flatMap(typename => [
				call('qom-list-properties', {typename}),
				call('device-list-properties', {typename}),
			]),
		...[...types, UNKNOWN].flatMap(base => [
			call('qom-list-types', {implements: base}),
			call('qom-list-types', {implements: base, abstract: true}),
		]),
		...EXPANSIONS.flatMap(type =>
			[...CPU_MODELS, UNKNOWN, 'no-such-model'].map(name =>
				call('query-cpu-model-expansion', {type, model: {name}}),
			),
		),
	];
};

const firstDifference = (one: string, other: string): number => {
	let at = 0;
	while (at < one.length && one[at] === other[at]) {
		at += 1;
	}

	return at;
};

const version = installedQemu();
const calls = allCalls();
if (version === undefined) {
	print('qemu-system-x86_64 is not installed');
	print(`0 passed, 0 failed, ${calls.length} skipped`);
} else {
	print(`static queries, beside ${version}`);
	const qemu = new AskedQemu(MACHINE);
	const {qmp, connect, advance} = await startVirtual({machine: {arguments: MACHINE}});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	await advance(0);
	let failed = 0;
	for (const call of calls) {
		const theirs = (await qemu.ask(call))?.replace(OF_THE_GUI, '');
		const begin = client.received.length;
		client.send({execute: call.command, arguments: JSON.parse(call.args)});
		for (let turn = 0; turn < TURNS && client.received.length === begin; turn++) {
			await advance(0);
		}

		const ours = client.received.slice(begin).trimEnd();
		if (ours !== theirs) {
			failed += 1;
			print(`differs: ${call.command} ${call.args}`);
			const from = Math.max(0, firstDifference(theirs ?? '', ours) - SHOWN_BEFORE);
			print(`  QEMU  ${theirs?.slice(from, from + SHOWN_MAX)}`);
			print(`  mock  ${ours.slice(from, from + SHOWN_MAX)}`);
		}
	}

	await qemu.close();
	await qmp.close();
	print(`${calls.length - failed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}
