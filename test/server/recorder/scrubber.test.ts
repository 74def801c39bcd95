import test from 'ava';
import {Scrubber} from '../../../server/recorder/scrubber.ts';

const scrubs = test.macro({
	exec(t, messages: readonly string[], expected: readonly string[]) {
		const scrubber = new Scrubber([['host', 'vm']]);
		t.deepEqual(
			messages.map(message => scrubber.scrub(message)),
			expected,
		);
		t.deepEqual(
			expected.map(message => scrubber.scrub(message)),
			expected,
			'a second pass changes nothing',
		);
	},
	title: (title = '') => title,
});

test(
	'the same address gets the same substitute, another one another',
	scrubs,
	[
		'{"host": "10.1.2.3", "peer": "tcp:10.1.2.3:4444"}',
		'{"host": "10.1.2.4"}',
		'{"host": "fe80::1:2"}',
		'{"mac": "52:54:00:AB:cd:ef", "other": "52:54:00:ab:cd:ef"}',
	],
	[
		'{"host": "192.0.2.1", "peer": "tcp:192.0.2.1:4444"}',
		'{"host": "192.0.2.2"}',
		'{"host": "2001:db8::3"}',
		'{"mac": "52:54:00:00:00:01", "other": "52:54:00:00:00:01"}',
	],
);
test(
	'UUIDs are replaced, the one of zeros is not',
	scrubs,
	[
		'{"UUID": "564d7f3a-0102-0304-0506-0708090a0b0c"}',
		'{"UUID": "00000000-0000-0000-0000-000000000000"}',
	],
	[
		'{"UUID": "00000000-0000-4000-8000-000000000001"}',
		'{"UUID": "00000000-0000-0000-0000-000000000000"}',
	],
);
test(
	'homes and the names in them are replaced, elsewhere too from then on',
	scrubs,
	['{"filename": "/home/ada/disk.qcow2"}', '{"desc": "ada owns /srv/ada-2; adamant does not"}'],
	[
		'{"filename": "/home/example-user-1/disk.qcow2"}',
		'{"desc": "example-user-1 owns /srv/example-user-1-2; adamant does not"}',
	],
);
test(
	'the name that query-name gives is that of the VM, and the host name changes no substitute',
	scrubs,
	['{"return": {"name": "mail"}}', '{"file": "/var/lib/mail/vm.log"}'],
	['{"return": {"name": "example-vm-1"}}', '{"file": "/var/lib/example-vm-1/host1.example.log"}'],
);
test(
	'what tells nothing stays: loopback, versions, words of the protocol, member names',
	scrubs,
	[
		'{"return": {"name": "running"}}',
		'{"return": {"status": "running", "running": true}}',
		'{"host": "127.0.0.1", "v6": "::1", "package": "1:7.2+dfsg-7+deb12u18+b3", "at": "12:30:59"}',
		'{"event": "STOP", "n":  [1.0, 18446744073709551615]}',
	],
	[
		'{"return": {"name": "example-vm-1"}}',
		'{"return": {"status": "running", "running": true}}',
		'{"host": "127.0.0.1", "v6": "::1", "package": "1:7.2+dfsg-7+deb12u18+b3", "at": "12:30:59"}',
		'{"event": "STOP", "n":  [1.0, 18446744073709551615]}',
	],
);
test(
	'passwords and identities of clients are replaced whole',
	scrubs,
	[
		'{"arguments": {"password": "s3cret pass", "protocol": "vnc"}}',
		'{"x509_dname": "CN=Ada,O=Example"}',
	],
	[
		'{"arguments": {"password": "example-password-1", "protocol": "vnc"}}',
		'{"x509_dname": "example-identity-1"}',
	],
);

test('all that was replaced can be told', t => {
	const scrubber = new Scrubber();
	scrubber.scrub('{"host": "10.0.0.1", "file": "/home/ada/x"}');
	t.deepEqual(scrubber.substitutions, [
		{kind: 'IP address', original: '10.0.0.1', substitute: '192.0.2.1'},
		{kind: 'user', original: 'ada', substitute: 'example-user-1'},
	]);
});
