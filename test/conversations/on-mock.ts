import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
	defaultGuest,
	type GuestOptions,
	type ImageSpec,
} from '../../core/machine/machine-options.ts';
import {startVirtual} from '../../testing.ts';
import type {Conversation, DiskImage} from './conversation.ts';
import type {Party} from './party.ts';

const FOLDER = '/images';
// QEMU has nothing to boot in a conversation.
const NO_GUEST: GuestOptions = {
	...defaultGuest,
	isThere: false,
	unplug: 'ignore',
	hasBalloonDriver: false,
	powerdown: 'ignore',
};
const ANSWER_MS_MAX = 20_000;
const TURN_MS = 5;

const imageSpec = (folder: string, {name, format, size, data, backing}: DiskImage): ImageSpec => ({
	path: `${folder}/${name}`,
	format,
	size,
	data,
	backing: backing && `${folder}/${backing}`,
});

/** Holds a conversation with the mock, in virtual time and without sockets. */
export const startOnMock = async (conversation: Conversation): Promise<Party> => {
	const folder =
		conversation.isWriting === true ? mkdtempSync(join(tmpdir(), 'mock-qmp-')) : FOLDER;
	const {qmp, advance, connect} = await startVirtual({
		machine: {
			arguments: conversation.machine.map(word => word.replaceAll('$DIR', folder)),
			guest: NO_GUEST,
			images: (conversation.images ?? []).map(image => imageSpec(folder, image)),
			otherImages: 'missing',
		},
	});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	await advance(0);
	const lines = (): readonly string[] => client.received.split('\r\n').slice(2, -1);
	return {
		folder,
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
		async stop() {
			await qmp.close();
			if (folder !== FOLDER) {
				rmSync(folder, {recursive: true, force: true});
			}
		},
	};
};
