import type {MachineOptions} from '../../core/machine/machine-options.ts';
import {startVirtual} from '../../testing.ts';
import type {Conversation} from './conversation.ts';
import type {Party} from './party.ts';

const FOLDER = '/images';
const ANSWER_MS_MAX = 20_000;
const TURN_MS = 5;

/** What the mock is told of a machine that QEMU knows by its options. */
const machineOf = ({machine}: Conversation): Partial<MachineOptions> => {
	const at = machine.indexOf('-name');
	return {
		type: machine[machine.indexOf('-machine') + 1] === 'none' ? 'none' : 'q35',
		...(at < 0 ? {} : {name: machine[at + 1]}),
	};
};

/** Holds a conversation with the mock, in virtual time and without sockets. */
export const startOnMock = async (conversation: Conversation): Promise<Party> => {
	const {qmp, advance, connect} = await startVirtual({
		isPaused: conversation.machine.includes('-S'),
		machine: machineOf(conversation),
	});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	await advance(0);
	const lines = (): readonly string[] => client.received.split('\r\n').slice(2, -1);
	return {
		folder: FOLDER,
		get lines() {
			return lines();
		},
		send: text => client.send(text),
		async until(isDone) {
			for (let passed = 0; ; passed += TURN_MS) {
				await advance(0);
				if (isDone()) {
					return;
				}

				if (client.isEnded || passed >= ANSWER_MS_MAX) {
					throw new Error(client.isEnded ? 'the machine has left' : 'no answer');
				}

				await advance(TURN_MS);
			}
		},
		wait: advance,
		stop: () => qmp.close(),
	};
};
