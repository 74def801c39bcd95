import test from 'ava';
import {Random} from '../../core/runtime/random.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {generateArguments} from '../../generators/from-schema.ts';
import {startVirtual} from '../../testing.ts';

// Longer than anything that a command starts takes.
const LATER_MS = 60_000;
const TURNS = 3;

const {schema} = loadProfile();
const negotiation = {execute: 'qmp_capabilities'};

const replyTo = async (command: string, seed: string): Promise<unknown> => {
	const {qmp, advance, connect} = await startVirtual({seed});
	const client = connect();
	client.send(negotiation);
	client.send({
		execute: command,
		arguments: generateArguments(schema, command, new Random(seed).fork(command)),
		id: 'this',
	});
	for (let turn = 0; turn < TURNS; turn++) {
		await advance(turn === TURNS - 1 ? LATER_MS : 1);
	}

	await qmp.close();
	return client.messages.find(({id}) => id === 'this');
};

for (const seed of ['one', 'two']) {
	test(`every command gets a reply that the schema allows, or an error: seed ${seed}`, async t => {
		const silent: string[] = [];
		for (const command of schema.commandNames) {
			const reply = await replyTo(command, seed);
			if (reply === undefined) {
				silent.push(command);
			}
		}

		t.deepEqual(silent, []);
	});
}
