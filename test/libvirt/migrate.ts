// `virsh migrate` between two unmodified libvirtds on this host, each with its own folders and its own host UUID:
// machines of ours beside QEMU's. As root.
import assert from 'node:assert/strict';
import {MOCK} from '../emulator/programs.ts';
import {Suite} from '../helpers/suite.ts';
import {asFarAsTold, type Host, JOURNEYS, make} from './journeys.ts';
import {PrivateLibvirtd} from './private-libvirtd.ts';
import {Watch} from './watch.ts';

const suite = new Suite();
const first = new PrivateLibvirtd({hostUuid: '6d6f636b-716d-4070-8000-000000000001'});
const second = new PrivateLibvirtd({hostUuid: '6d6f636b-716d-4070-8000-000000000002'});

const host = async (libvirtd: PrivateLibvirtd): Promise<Host> => ({
	libvirtd,
	watch: await Watch.begin(libvirtd),
});

try {
	await first.start();
	// Each asks an emulator at length that it has not met.
	first.virsh('domcapabilities', '--virttype', 'qemu', '--emulatorbin', MOCK);
	second.learnFrom(first);
	await second.start();
	const hosts = [await host(first), await host(second)] as const;
	for (const journey of JOURNEYS) {
		await suite.check(`virsh migrate: ${journey.title}`, async () => {
			const ours = await make(journey, 'mock', hosts);
			const theirs = await make(journey, 'qemu', hosts);
			assert.deepEqual(asFarAsTold(ours, theirs), theirs);
		});
	}

	for (const {watch} of hosts) {
		watch.end();
	}
} finally {
	await second.remove();
	await first.remove();
}

suite.finish();
