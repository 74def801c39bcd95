import test from 'ava';
import {loadProfile} from '../../../core/schema/profile.ts';
import {parseScenario} from '../../../scenarios/parse.ts';
import {importRecording, longestSession} from '../../../server/recorder/import-recording.ts';
import {scenarioText} from '../../../server/recorder/scenario-text.ts';
import {tellStory} from '../../../server/recorder/story.ts';
import {sampleText} from '../../helpers/sample.ts';

const scenarioOf = (file: string): string =>
	scenarioText(tellStory(longestSession(importRecording(sampleText(file), file)).entries), {
		name: file.replace(/\.\w+$/, ''),
		source: file,
	});

const becomes = test.macro({
	exec(t, file: string, expected: string) {
		t.is(scenarioOf(file), sampleText(expected));
	},
	title: (title = '') => title,
});

test(
	"libvirt's debug log becomes a scenario with reactions",
	becomes,
	'libvirtd.log',
	'libvirtd.yaml',
);
test(
	'virsh output with the stamps of libvirt becomes one',
	becomes,
	'virsh-plain.txt',
	'virsh-plain.yaml',
);
test(
	'virsh output with the stamps of QEMU becomes one',
	becomes,
	'virsh-nostamp.txt',
	'virsh-nostamp.yaml',
);
test(
	'a transcript becomes a scenario',
	becomes,
	'mirror-and-migration.jsonl',
	'mirror-and-migration.yaml',
);

test('pretty output of virsh says the same as plain', t => {
	const events = (file: string) => importRecording(sampleText(file), file);
	t.deepEqual(events('virsh-pretty.txt'), events('virsh-plain.txt'));
});

test('a scenario of events alone is one that can be played', t => {
	const {schema} = loadProfile();
	const {timeline} = parseScenario(scenarioOf('virsh-plain.txt'), 'a.yaml', schema);
	t.is(timeline.length, 22);
});

test('each monitor of a libvirt log is a session of its own, its greeting included', t => {
	const sessions = importRecording(sampleText('libvirtd.log'), 'libvirtd.log');
	t.deepEqual(
		sessions.map(({name, entries}) => [name, entries[0]?.text?.slice(0, 30), entries.length]),
		[
			['monitor 1 (0x7f53c80062f0)', '{"execute":"qmp_capabilities",', 4],
			['monitor 2 (0x7f53c8006740)', '{"execute":"qmp_capabilities",', 70],
		],
	);
	t.true(sessions.every(({entries}) => entries.some(({text}) => text?.startsWith('{"QMP"'))));
	t.deepEqual(sessions[0]?.entries.at(-1)?.text, undefined);
});

test('a monitor whose address is used again is another session', t => {
	const line = (text: string): string =>
		`2026-11-23 23:17:25.919+0000: 1: info : qemuMonitorSend:861 : QEMU_MONITOR_${text}\n`;
	const life =
		line('SEND_MSG: mon=0x1 msg={"execute":"stop","id":"libvirt-1"}') + line('CLOSE: mon=0x1');
	t.deepEqual(
		importRecording(life + life, 'a.log').map(({name}) => name),
		['monitor 1 (0x1)', 'monitor 2 (0x1)'],
	);
});

test('events of several domains are several sessions', t => {
	const text = [
		"2026-11-23 23:17:33.260+0200: event RESUME for domain 'a': <null>",
		"2026-11-23 23:17:34.260+0200: event STOP for domain 'b': <null>",
		"2026-11-23 23:17:35.261+0200: event STOP for domain 'a': <null>",
	].join('\n');
	t.deepEqual(
		importRecording(text, 'virsh.txt').map(({name, entries}) => [
			name,
			entries.map(({atMs}) => atMs),
		]),
		[
			['a', [0, 2001]],
			['b', [0]],
		],
	);
});

test('what looks like an expression of the scenario language stays what it says', t => {
	const text = scenarioText(
		tellStory([
			{atMs: 0, direction: 'in', text: '{"execute": "qmp_capabilities"}'},
			{
				atMs: 5,
				direction: 'out',
				text: `{"event": "VSERPORT_CHANGE", "data": {"id": "\${x}", "open": true}}`,
			},
		]),
		{name: 'a', source: 'a.jsonl'},
	);
	t.regex(text, /data: \{"open": true, "id": "\$\{\\"\$\\"\}\{x\}"\}/);
});

test('a file that is no recording is refused with what would do', t => {
	t.throws(() => importRecording('{"return": {}}\n', 'a.txt'), {
		code: 'RECORDING_INVALID',
		message: 'a.txt is no recording that is known',
	});
});
