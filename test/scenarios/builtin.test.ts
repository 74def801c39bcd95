import test from 'ava';
import {loadProfile} from '../../core/schema/profile.ts';
import {builtinNames, loadScenario} from '../../scenarios/library.ts';
import {startVirtual} from '../../testing.ts';

const play = async (scenario: string, seed: string): Promise<string> => {
	const {qmp, advance, connect} = await startVirtual({scenarios: [scenario], seed});
	const client = connect();
	client.send({execute: 'qmp_capabilities'});
	await advance(60_000);
	await qmp.close();
	return client.received;
};

const namesOf = (received: string): string[] =>
	[...received.matchAll(/"event": "(\w+)"/g)].map(([, name = '']) => name);

for (const name of builtinNames()) {
	test(`${name}: the same seed gives the same bytes`, async t => {
		t.is(await play(name, 'a'), await play(name, 'a'));
	});

	test(`${name}: has a title and says what it models`, t => {
		const {title, description} = loadScenario(name, loadProfile().schema);
		t.true(title.length > 10 && description.length > 20);
	});
}

test('another seed gives other bytes', async t => {
	t.not(await play('quorum-failure', 'a'), await play('quorum-failure', 'b'));
});

const tells = test.macro({
	async exec(t, scenario: string, expected: RegExp) {
		for (const seed of ['a', 'b', 'c', 'd']) {
			t.regex(namesOf(await play(scenario, seed)).join(' '), expected);
		}
	},
	title: (_, scenario) => `${scenario}: tells the events of its recording, in order`,
});

// The order of recordings quorum-guest-no-quorum-report and io-error-stop, spice-desktop-1, ost-dimm-plug-unplug-1, ...
test(
	tells,
	'quorum-failure',
	/^(QUORUM_REPORT_BAD )+QUORUM_FAILURE BLOCK_IO_ERROR STOP BLOCK_IO_ERROR( QUORUM_REPORT_BAD)? SHUTDOWN$/,
);
test(tells, 'quorum-report-bad', /^(QUORUM_REPORT_BAD ){5}SHUTDOWN$/);
test(tells, 'guest-panic', /^GUEST_PANICKED STOP SHUTDOWN$/);
test(
	tells,
	'spice-session',
	/^(SPICE_CONNECTED SPICE_INITIALIZED ){2}SPICE_CONNECTED (SPICE_INITIALIZED SPICE_CONNECTED|SPICE_CONNECTED SPICE_INITIALIZED) SPICE_INITIALIZED (SPICE_DISCONNECTED ){4}SHUTDOWN$/,
);
test(tells, 'balloon', /^(BALLOON_CHANGE ){4}SHUTDOWN$/);
test(
	tells,
	'memory-hotplug',
	/^ACPI_DEVICE_OST ACPI_DEVICE_OST (ACPI_DEVICE_OST DEVICE_DELETED ACPI_DEVICE_OST ){2}SHUTDOWN$/,
);
test(tells, 'idle', /^SHUTDOWN$/);
