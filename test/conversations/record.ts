import {installedQemu} from '../conformance/endpoint.ts';
import {families} from './families.ts';
import {startOnQemu} from './on-qemu.ts';
import {play} from './play.ts';
import {writeRecording} from './recording.ts';

// Writes anew what the installed QEMU says in the conversations of the families named, or of all.
const wanted = process.argv.slice(2);
const version = installedQemu();
if (version?.includes('version 7.2') === true) {
	for (const {name, conversations} of families) {
		if (wanted.length === 0 || wanted.includes(name)) {
			const recording: Record<string, readonly string[]> = {};
			for (const conversation of conversations) {
				recording[conversation.title] = await play(conversation, startOnQemu);
			}

			writeRecording(name, recording);
			process.stdout.write(`${name}: ${conversations.length} conversations recorded\n`);
		}
	}
} else {
	process.stdout.write(`QEMU 7.2 is wanted, not ${version ?? 'none'}\n`);
	process.exitCode = 1;
}
