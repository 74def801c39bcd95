import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {MOCK, QEMU} from '../emulator/programs.ts';
import type {PrivateLibvirtd} from './private-libvirtd.ts';

/** What a domain of the tests is to be. */
export interface DomainRequest {
	readonly name: string;
	/** Which emulator is its own. */
	readonly kind: 'mock' | 'qemu';
	readonly onCrash?: string;
	/** Variables of the emulator. */
	readonly variables?: Readonly<Record<string, string>>;
	/** Only what a domain cannot do without, so that many of them are quick. */
	readonly isSmall?: boolean;
	/** Its memory in MiB. */
	readonly memory?: number;
}

const DEVICES = `
<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
<serial type='pty'/>
<graphics type='spice' autoport='yes' listen='127.0.0.1'><image compression='off'/></graphics>
<graphics type='vnc' autoport='yes' listen='127.0.0.1'/>
<video><model type='qxl'/></video>
<watchdog model='i6300esb' action='pause'/>
<memballoon model='virtio'><stats period='5'/></memballoon>
<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
<panic model='isa'/>
<controller type='scsi' model='virtio-scsi'/>
<controller type='usb' model='qemu-xhci'/>
<disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>`;

/** The program that a domain runs. */
export const pathOfEmulator = (libvirtd: PrivateLibvirtd, kind: DomainRequest['kind']): string =>
	kind === 'mock' ? libvirtd.pathOf(MOCK) : `/usr/bin/${QEMU}`;

/** The path of the domain's disk. */
export const diskOf = ({folder}: PrivateLibvirtd, name: string): string =>
	join(folder, `${name}.qcow2`);

/** Makes an image file. */
export const createImage = (path: string, size: string): void => {
	const {status, stderr} = spawnSync('qemu-img', ['create', '-q', '-f', 'qcow2', path, size]);
	if (status !== 0) {
		throw new Error(`qemu-img: ${stderr}`);
	}
};

const xml = (libvirtd: PrivateLibvirtd, request: DomainRequest): string => {
	const {name, kind, onCrash = 'destroy', variables = {}, isSmall = false, memory = 256} = request;
	const texts = Object.entries(variables).map(
		([key, value]) => `<qemu:env name='${key}' value='${value}'/>`,
	);
	return `<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
<name>${name}</name><memory unit='MiB'>${memory}</memory><vcpu current='2'>4</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>
<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>qemu64</model></cpu>
<on_crash>${onCrash}</on_crash>
<devices><emulator>${pathOfEmulator(libvirtd, kind)}</emulator>
<disk type='file' device='disk'><driver name='qemu' type='qcow2' discard='unmap' error_policy='stop'/>
<source file='${diskOf(libvirtd, name)}'/><target dev='vda' bus='virtio'/></disk>
<interface type='user'><model type='virtio'/><mac address='52:54:00:12:34:56'/></interface>
${isSmall ? "<memballoon model='virtio'/>" : DEVICES}</devices>
<qemu:commandline>${texts.join('')}</qemu:commandline>
</domain>`;
};

/** Defines a domain, with an image for its disk. */
export const define = (libvirtd: PrivateLibvirtd, request: DomainRequest): void => {
	createImage(diskOf(libvirtd, request.name), '64M');
	const path = join(libvirtd.folder, `${request.name}.xml`);
	writeFileSync(path, xml(libvirtd, request));
	const {status, text} = libvirtd.virsh('define', path);
	if (status !== 0) {
		throw new Error(text);
	}
};
