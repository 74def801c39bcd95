import test from 'ava';
import {deviceMemory, hasVga} from '../../../../core/machine/devices/device-memory.ts';
import {startVirtual} from '../../../../testing.ts';

const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

const has = test.macro({
	async exec(t, devices: string, wanted: {video: number; rom: number; isVga: boolean}) {
		const args = devices.split(' ').flatMap(device => ['-device', device]);
		const {qmp} = await startVirtual({
			machine: {arguments: ['-machine', 'q35', '-nodefaults', ...args]},
		});
		const {isVga, ...sizes} = wanted;
		t.deepEqual(deviceMemory(qmp.machine), sizes);
		t.is(hasVga(qmp.machine), isVga);
		await qmp.close();
	},
	title: (_, devices) => `the memory of ${devices}`,
});

// What a dump and query-migrate of QEMU 7.2 tell with these, less those of a machine without.
test(has, 'VGA,vgamem_mb=32', {video: 32 * MEBIBYTE, rom: 64 * KIBIBYTE, isVga: true});
test(has, 'qxl-vga qxl', {
	video: 2 * (128 * MEBIBYTE + 8 * KIBIBYTE),
	rom: 64 * KIBIBYTE,
	isVga: true,
});
test(has, 'virtio-vga', {video: 8 * MEBIBYTE, rom: 64 * KIBIBYTE, isVga: true});
test(has, 'bochs-display', {video: 16 * MEBIBYTE, rom: 32 * KIBIBYTE, isVga: false});
test(has, 'ramfb virtio-net-pci', {video: 0, rom: 256 * KIBIBYTE, isVga: false});
