import {MockQmpError} from '../../core/runtime/errors.ts';
import type {ImportedSession} from './imported-session.ts';
import {isLibvirtLog, parseLibvirtLog} from './libvirt-log.ts';
import {isTranscript, parseTranscript} from './transcript.ts';
import {isVirshOutput, parseVirshOutput} from './virsh-events.ts';

/**
 * Reads what anybody has written down of QEMU's monitors: a transcript, libvirtd's log, or the output of
 * `virsh qemu-monitor-event`. Gives one session or more.
 * @param file how the operator calls it, for messages
 * @throws MockQmpError RECORDING_INVALID
 */
export const importRecording = (text: string, file: string): readonly ImportedSession[] => {
	if (isTranscript(text)) {
		return [{name: file, entries: parseTranscript(text, file)}];
	}

	if (isLibvirtLog(text)) {
		return parseLibvirtLog(text);
	}

	if (isVirshOutput(text)) {
		return parseVirshOutput(text);
	}

	throw new MockQmpError('RECORDING_INVALID', `${file} is no recording that is known`, {
		remedy:
			'give a transcript of mock-qmp record, a log of libvirtd with log_filters="1:qemu.qemu_monitor", ' +
			'or the output of virsh qemu-monitor-event',
	});
};

/** The session with the most messages; of equal ones the first. */
export const longestSession = (sessions: readonly ImportedSession[]): ImportedSession =>
	sessions.reduce(
		(longest, session) => (session.entries.length > longest.entries.length ? session : longest),
		sessions[0] ?? {name: '', entries: []},
	);
